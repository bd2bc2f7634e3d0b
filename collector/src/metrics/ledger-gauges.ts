import { COLLECTOR_METRICS, type CollectorMetricKey, type SpendPeriod } from '@spancost/conventions';
import { Gauge, type Registry } from 'prom-client';
import type { BudgetConfig } from '../config/config.ts';
import { ENTRY_KINDS } from '../ledger/entry.ts';
import { usdToNumber } from '../ledger/money.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TimeRange, UsageQuery } from '../ledger/views.ts';
import { calendarPeriod, LIFETIME } from './calendar-period.ts';

export interface LedgerGaugesOptions {
  readonly registry: Registry;
  readonly ledger: Ledger;
  readonly budgets: readonly BudgetConfig[];
  /** Of the periods that belong to no budget. */
  readonly timeZone: string;
}

/** Spend, requests and budgets, computed from the ledger whenever they are shown, and never held back. */
export class LedgerGauges {
  readonly #options: LedgerGaugesOptions;
  readonly #gauges: Readonly<Record<string, Gauge>>;

  constructor(options: LedgerGaugesOptions) {
    this.#options = options;
    const keys: readonly CollectorMetricKey[] = [
      'spend',
      'requests',
      'ledgerEntries',
      'ledgerHeartbeat',
      'budgetSpend',
      'budgetLimit',
      'budgetPeriodStart',
      'budgetPeriodEnd',
    ];
    this.#gauges = Object.fromEntries(keys.map((key) => [key, gauge(key, options.registry)]));
  }

  /** Brings all gauges to the state of the ledger at this moment. Rejects if the ledger does not answer; the gauges then keep their values. */
  async refresh(now: number): Promise<void> {
    const { ledger, budgets, timeZone } = this.#options;
    const periods: Readonly<Record<SpendPeriod, TimeRange>> = {
      today: calendarPeriod('daily', now, timeZone),
      this_month: calendarPeriod('monthly', now, timeZone),
      lifetime: LIFETIME,
    };
    const ranges = budgets.map((budget) => calendarPeriod(budget.period, now, budget.timeZone));
    const queries: UsageQuery[] = [
      ...Object.values(periods).map((range) => ({ range, scope: {} })),
      ...budgets.map((budget, index) => ({ range: ranges[index] ?? LIFETIME, scope: budget.scope })),
    ];
    const { spends, kinds } = await ledger.atOneMoment(async (views) => ({
      spends: await views.spend(queries),
      kinds: await views.entriesByKind(),
    }));

    for (const [index, period] of Object.keys(periods).entries()) {
      this.#set('spend', usdToNumber(spends[index]?.cost ?? 0n), { period });
      this.#set('requests', spends[index]?.requests ?? 0, { period });
    }
    for (const kind of ENTRY_KINDS) this.#set('ledgerEntries', kinds[kind], { kind });
    for (const [index, budget] of budgets.entries()) {
      const labels = { budget: budget.name, period: budget.period };
      const range = ranges[index] ?? LIFETIME;
      this.#set('budgetSpend', usdToNumber(spends[Object.keys(periods).length + index]?.cost ?? 0n), labels);
      this.#set('budgetLimit', Number(budget.amountUsd), labels);
      this.#set('budgetPeriodStart', range.from / 1000, labels);
      this.#set('budgetPeriodEnd', range.to / 1000, labels);
    }
    this.#set('ledgerHeartbeat', now / 1000, {});
  }

  #set(key: CollectorMetricKey, value: number, labels: Readonly<Record<string, string>>): void {
    this.#gauges[key]?.set({ ...labels }, value);
  }
}

function gauge(key: CollectorMetricKey, registry: Registry): Gauge {
  const { name, help, labels } = COLLECTOR_METRICS[key];
  return new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
}
