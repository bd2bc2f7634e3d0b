import { GET_MARGIN, type CustomerMargin, type Margin } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { countedTime } from '../../../business/counted-time.ts';
import { marginPercent } from '../../../business/margin-percent.ts';
import type { Margins, MarginSums } from '../../../ledger/business/business-views.ts';
import { formatUsd } from '../../../ledger/money.ts';
import type { UserDirectory } from '../../../ledger/user-directory.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { askedRange, rangeToJson, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';

export interface MarginRouteOptions extends Clock {
  readonly ledger: LedgerViews & { readonly directory: Pick<UserDirectory, 'entriesOf'> };
}

/** `GET /api/v1/margin`: what customers paid less what their calls cost. */
export function marginRoute(app: FastifyInstance, { ledger, ...clock }: MarginRouteOptions): void {
  operationRoute(app, GET_MARGIN, async ({ query: { by, order, limit, tenant, user, ...sent } }): Promise<Margin> => {
    const asked = askedRange(sent, clock);
    const { range, at } = asked;
    const scope = { ...(tenant === undefined ? {} : { tenant }), ...(user === undefined ? {} : { user }) };
    const revenue = countedTime(range, at, clock.timeZone);
    const margins = await ledger.business.margins({ range, revenue, scope, by, order, limit });
    const names = by === 'tenant' ? new Map() : await ledger.directory.entriesOf(margins.customers.flatMap(({ value }) => value ?? []));
    return { ...rangeToJson(asked), by, ...marginsToJson(margins, (value) => names.get(value)?.name ?? null) };
  });
}

function marginsToJson(
  { total, customers, rest, isRevenueRecorded }: Margins,
  nameOf: (value: string) => string | null,
): Pick<Margin, 'total' | 'customers' | 'rest' | 'missing'> {
  return {
    total: sumsToJson(total, isRevenueRecorded),
    customers: customers.map(({ value, ...sums }): CustomerMargin => {
      const displayName = value === undefined ? null : nameOf(value);
      return { value: value ?? null, display_name: displayName, ...sumsToJson(sums, isRevenueRecorded) };
    }),
    rest: rest === undefined ? null : { customers: rest.customers, ...sumsToJson(rest, isRevenueRecorded) },
    missing: isRevenueRecorded ? [] : ['revenue'],
  };
}

/** Where no revenue is recorded of anybody, it is not known. */
function sumsToJson({ revenue, cost, unpricedRequests }: MarginSums, isRevenueRecorded: boolean): Margin['total'] {
  return {
    revenue_usd: isRevenueRecorded ? formatUsd(revenue) : null,
    cost_usd: formatUsd(cost),
    unpriced_requests: unpricedRequests,
    margin_usd: isRevenueRecorded ? formatUsd(revenue - cost) : null,
    margin_percent: marginPercent(revenue, cost) ?? null,
  };
}
