import type { NameKind, SpendPeriod } from '@spancost/conventions';
import { maxBy, series, sumBy } from '../../prom-ql.ts';
import { UNATTRIBUTED } from '../../rules/spend/spend-alerts.ts';
import type { Section } from '../layout.ts';
import { COUNT, RATIO, stat, thresholds, USD } from '../panels.ts';
import { instantQuery } from '../queries.ts';

const DAYS: readonly SpendPeriod[] = ['7d', '30d', '90d'];
const IN_DAYS = { period: `=~"${DAYS.join('|')}"` };
const NOBODY: NameKind = 'unattributed';

const spent = maxBy('spend', ['period'], series('spend', IN_DAYS));
const users = maxBy('activeUsers', ['period'], series('activeUsers', IN_DAYS));
const spentOnUsers = sumBy('userSpend', ['period'], series('userSpend', { ...IN_DAYS, kind: `!="${NOBODY}"` }));

/** What a user and a request cost. */
export const unitEconomics: Section = {
  title: 'Unit economics',
  panels: [
    {
      width: 7,
      height: 5,
      panel: stat({
        title: 'Cost per active user',
        description:
          'Net cost of the calls that name a user, divided by how many distinct users there were in the last 7, 30 and 90 days. Calls that name nobody are on neither side: see the share beside it.',
        unit: USD,
        queries: [instantQuery('A', `${spentOnUsers} / (${users} > 0)`, '{{period}}')],
        empty: 'No call names a user yet',
      }),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Active users',
        description: 'Distinct users that calls of the last 7, 30 and 90 days name.',
        unit: COUNT,
        queries: [instantQuery('A', users, '{{period}}')],
      }),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Cost per request',
        description: 'Net cost divided by all AI calls of the last 7, 30 and 90 days, those without a price included.',
        unit: USD,
        queries: [instantQuery('A', `${spent} / (${maxBy('requests', ['period'], series('requests', IN_DAYS))} > 0)`, '{{period}}')],
      }).decimals(6),
    },
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spend that names no user',
        description: 'Share of the net cost of the last 30 days whose calls name no user. Of the cost per user, this much is left out.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `${maxBy('unattributedSpend', ['period'], series('unattributedSpend', { period: '="30d"', dimension: '="user"' }))} / (${maxBy('spend', ['period'], series('spend', { period: '="30d"' }))} > 0)`,
            'without a user',
          ),
        ],
      }).thresholds(
        thresholds([
          { value: UNATTRIBUTED.today, color: 'orange' },
          { value: 0.5, color: 'red' },
        ]),
      ),
    },
  ],
};
