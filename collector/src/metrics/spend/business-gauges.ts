import { SPEND_PERIODS, type SpendPeriod } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import { countedTime } from '../../business/counted-time.ts';
import { economicsOf } from '../../business/economics-of.ts';
import type { UnitEconomics } from '../../business/unit-economics.ts';
import { usdToNumber, type Usd } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';
import { periodRange } from './period-range.ts';

/** Of a month, too few leave to tell anything. */
const ECONOMICS: SpendPeriod = '90d';

const CUSTOMER_KINDS = ['tenant', 'user'] as const;

/** Revenue of each period, and what a customer is worth and cost to win; nothing of which nobody has told. */
export function businessGauges(registry: Registry, timeZone: string): GaugePart {
  const revenue = gauge('revenue', registry);
  const value = gauge('customerValue', registry);
  const acquisition = gauge('customerAcquisitionCost', registry);

  const reset = (): void => {
    for (const each of [revenue, value, acquisition]) each.reset();
  };

  return {
    async read(views: LedgerViews, at: number) {
      if ((await views.business.firstRecordAt()) === undefined) return reset;
      const revenues: (readonly [SpendPeriod, Usd])[] = [];
      for (const period of SPEND_PERIODS) {
        const paid = await views.business.revenue(countedTime(periodRange(period, at, timeZone), at, timeZone));
        if (paid !== undefined) revenues.push([period, paid]);
      }
      const range = periodRange(ECONOMICS, at, timeZone);
      const told: UnitEconomics[] = [];
      for (const by of CUSTOMER_KINDS) told.push((await economicsOf(views, { range, at, by, timeZone })).figures);
      return () => {
        reset();
        for (const [period, paid] of revenues) revenue.set({ period }, usdToNumber(paid));
        for (const [index, dimension] of CUSTOMER_KINDS.entries()) {
          const worth = told[index]?.ltv_usd;
          if (worth !== undefined && worth !== null) value.set({ period: ECONOMICS, dimension }, Number(worth));
        }
        const cost = told[0]?.cac_usd;
        if (cost !== undefined && cost !== null) acquisition.set({ period: ECONOMICS }, Number(cost));
      };
    },
  };
}
