import { SPEND_PERIODS, type CostBasis, type SpendPeriod } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { Registry } from 'prom-client';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews, UsageTotals } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';
import { periodRange } from './period-range.ts';

const BASES: readonly CostBasis[] = ['reported', 'computed', 'estimated', 'unpriced'];

/** Cost, calls and tokens of each period, and how much of them is known in which way. */
export function spendGauges(registry: Registry, timeZone: string): GaugePart {
  const spend = gauge('spend', registry);
  const requests = gauge('requests', registry);
  const spendByBasis = gauge('spendByBasis', registry);
  const requestsByBasis = gauge('requestsByBasis', registry);
  const tokensByBasis = gauge('tokensByBasis', registry);
  const tokensByMeter = gauge('tokensByMeter', registry);

  return {
    async read(views: LedgerViews, at: number) {
      const sums: { readonly period: SpendPeriod; readonly totals: UsageTotals }[] = [];
      for (const period of SPEND_PERIODS) {
        const totals = await views.totals({ range: periodRange(period, at, timeZone), scope: {} });
        sums.push({ period, totals });
      }
      return () => {
        for (const { period, totals } of sums) {
          spend.set({ period }, usdToNumber(totals.cost));
          requests.set({ period }, totals.requests);
          for (const basis of BASES) {
            const share = totals.byBasis[basis];
            if (share.cost !== undefined) spendByBasis.set({ period, basis }, usdToNumber(share.cost));
            requestsByBasis.set({ period, basis }, share.requests);
            tokensByBasis.set({ period, basis }, share.tokens);
          }
          for (const meter of TOKEN_TYPES) tokensByMeter.set({ period, meter }, totals.tokens[meter]);
        }
      };
    },
  };
}
