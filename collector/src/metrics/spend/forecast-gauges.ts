import { FORECAST_BOUNDS, FORECAST_PERIODS } from '@spancost/conventions';
import type { Registry } from 'prom-client';
import { NET, type LedgerForecaster } from '../../budgets/forecast/ledger-forecaster.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';
import { periodRange } from './period-range.ts';

/** What all calls of today and of this month are expected to have cost at their ends; nothing where too little is known. */
export function forecastGauges(registry: Registry, timeZone: string, forecaster: Pick<LedgerForecaster, 'foretell'>): GaugePart {
  const spendForecast = gauge('spendForecast', registry);

  return {
    async read(views: LedgerViews, at: number) {
      const asked = FORECAST_PERIODS.map((period) => ({ range: periodRange(period, at, timeZone), scope: {} }));
      const spends = await views.spend(asked);
      const questions = asked.map((each, index) => ({
        ...each,
        at,
        spent: usdToNumber(spends[index]?.cost ?? 0n),
        isShare: false,
        timeZone,
        rates: NET,
      }));
      const forecasts = await forecaster.foretell(views, questions);
      return () => {
        spendForecast.reset();
        for (const [index, period] of FORECAST_PERIODS.entries()) {
          const forecast = forecasts[index];
          if (forecast === undefined) continue;
          for (const bound of FORECAST_BOUNDS) spendForecast.set({ period, bound }, forecast[bound]);
        }
      };
    },
  };
}
