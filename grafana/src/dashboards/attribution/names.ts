import { ATTR_SPANCOST_FEATURE, ATTR_SPANCOST_TENANT, ATTR_USER_ID, type CollectorMetricKey, type NameKind } from '@spancost/conventions';
import { maxBy, series, type Matchers } from '../../prom-ql.ts';
import { pricedSpans, spanAttribute } from '../../trace-ql.ts';
import { exploreLink } from '../explore-link.ts';
import type { Placed, Section } from '../layout.ts';
import { ledgerLink } from '../ledger-link.ts';
import { COUNT, timeSeries, USD } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { valuesTable } from '../tables.ts';
import { CHOSEN_PERIOD } from '../variables.ts';

type Named = 'user' | 'tenant';

const METRICS = {
  user: { spend: 'userSpend', requests: 'userRequests', tokens: 'userTokens', attribute: ATTR_USER_ID, of: {} },
  tenant: {
    spend: 'tenantSpend',
    requests: 'tenantRequests',
    tokens: 'tenantTokens',
    attribute: ATTR_SPANCOST_TENANT,
    of: { tenant: '=~"$tenant|other|unattributed"' },
  },
} as const satisfies Record<Named, Record<'spend' | 'requests' | 'tokens', CollectorMetricKey> & { attribute: string; of: Matchers }>;

const BY_NAME: NameKind = 'named';

/** Tenants by what they cost. */
export const tenants: Section = { title: 'Tenants', panels: [table('tenant'), overTime('tenant')] };

/** Users by what they cost. */
export const users: Section = { title: 'Users', panels: [table('user'), overTime('user')] };

function table(label: Named): Placed {
  const { attribute, of } = METRICS[label];
  const value = '${__value.raw}';
  const column = (what: 'spend' | 'requests' | 'tokens'): string =>
    maxBy(METRICS[label][what], ['kind', label], series(METRICS[label][what], { ...CHOSEN_PERIOD, ...of }));
  const title = label === 'user' ? 'Top users' : 'Top tenants';
  return {
    width: 14,
    height: 11,
    panel: valuesTable({
      title,
      description: `The ${label}s who cost most in the period, all others together, and calls that name none; the rows sum to the spend of the period. A click on a name leads to its spans in Tempo and its calls in the ledger.`,
      labels: { [label]: label === 'user' ? 'User' : 'Tenant', kind: 'Shown' },
      columns: [
        { title: 'Spend', expression: column('spend'), unit: USD, decimals: 4 },
        { title: 'Requests', expression: column('requests'), unit: COUNT },
        { title: 'Tokens', expression: column('tokens'), unit: COUNT },
        { title: 'Per request', expression: `${column('spend')} / (${column('requests')} > 0)`, unit: USD, decimals: 6 },
      ],
      sortedBy: 'Spend',
      links: {
        [label]: [
          exploreLink(
            `Spans of this ${label} in Tempo`,
            pricedSpans([`${spanAttribute(attribute)} = "${value}"`], [ATTR_USER_ID, ATTR_SPANCOST_TENANT, ATTR_SPANCOST_FEATURE]),
          ),
          ledgerLink(`Calls of this ${label} in the ledger`, label, value),
        ],
      },
    }),
  };
}

function overTime(label: Named): Placed {
  const { spend, of } = METRICS[label];
  return {
    width: 10,
    height: 11,
    panel: timeSeries({
      title: `Spend of the period, by ${label}`,
      description: `Net cost since the period began of the ten ${label}s who cost most at each moment. It begins anew with the period.`,
      unit: USD,
      queries: [
        rangeQuery(
          'A',
          `topk(10, ${maxBy(spend, [label], series(spend, { ...CHOSEN_PERIOD, ...of, kind: `="${BY_NAME}"` }))})`,
          `{{${label}}}`,
        ),
      ],
      empty: `No call names a ${label} yet`,
    }),
  };
}
