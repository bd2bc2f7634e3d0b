import type { Pricer } from '@spancost/prices';
import type { Registry } from 'prom-client';
import type { LedgerForecaster } from '../../budgets/forecast/ledger-forecaster.ts';
import type { LedgerBudgets } from '../../budgets/ledger-budgets.ts';
import type { CollectorConfig } from '../../config/config.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { attributionGauges } from './attribution-gauges.ts';
import { budgetGauges } from './budget-gauges.ts';
import { businessGauges } from './business-gauges.ts';
import { forecastGauges } from './forecast-gauges.ts';
import type { GaugePart } from './gauge-part.ts';
import { ledgerGauges } from './ledger-gauges.ts';
import { priceAges } from './price-ages.ts';
import { Refresher } from './refresher.ts';
import { spendGauges } from './spend-gauges.ts';

export interface LedgerGaugesOptions {
  readonly registry: Registry;
  readonly config: CollectorConfig;
  readonly ledger: Ledger;
  readonly budgets: Pick<LedgerBudgets, 'standingsAt'>;
  readonly forecaster: Pick<LedgerForecaster, 'foretell'>;
  /** The prices in force; missing until there are some. */
  readonly pricer: () => Pricer | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
  /** Told when they could not be computed; they then keep their last values. */
  readonly onRefreshError: (error: unknown) => void;
}

/** All gauges that are computed from the ledger, all from one moment of it, so that parts sum to their total on every page. */
export function ledgerGaugesOf({
  registry,
  config,
  ledger,
  budgets,
  forecaster,
  pricer,
  now,
  monotonic,
  onRefreshError,
}: LedgerGaugesOptions): Refresher {
  const { timeZone, topUsers, topTenants, scrapeIntervalMs } = config.metrics;
  const parts: readonly GaugePart[] = [
    spendGauges(registry, timeZone),
    forecastGauges(registry, timeZone, forecaster),
    budgetGauges(registry, (views, at) => budgets.standingsAt(views, at)),
    attributionGauges({ registry, timeZone, names: { user: topUsers, tenant: topTenants } }),
    businessGauges(registry, timeZone),
    priceAges(registry, pricer),
    ledgerGauges(registry),
  ];
  const refresh = async (at: number): Promise<void> => {
    const show = await ledger.atOneMoment(async (views) => {
      const shows: (() => void)[] = [];
      for (const part of parts) shows.push(await part.read(views, at));
      return shows;
    });
    for (const each of show) each();
  };
  return new Refresher({ refresh, everyMs: scrapeIntervalMs, onError: onRefreshError, now, monotonic });
}
