import type { UnpricedCeilingConfig } from '../config/config.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerViews } from '../ledger/views.ts';
import type { Budget } from './budget.ts';
import type { BudgetStatus } from './budget-status.ts';
import type { Budgets, BudgetStanding, KeptBudget } from './budgets.ts';
import type { Forecaster } from './forecaster.ts';
import { FreshAnswer } from './fresh-answer.ts';
import { readStandings } from './read-standings.ts';
import { readWholes } from './read-wholes.ts';
import type { StandingSource } from './standing-source.ts';
import { ceilingOf } from './unpriced-ceiling.ts';

export interface LedgerBudgetsOptions {
  readonly ledger: Pick<Ledger, 'atOneMoment'>;
  /** The budgets of `spancost.yaml` at the moment. */
  readonly written: () => readonly Budget[];
  /** Those that were made through the API. One with the name of a written one is not in force. */
  readonly made: () => readonly KeptBudget[];
  readonly ceiling: () => UnpricedCeilingConfig;
  /** Missing where nothing is foretold. */
  readonly forecaster?: Forecaster;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds of a clock that only goes forward. Default: that of the process. */
  readonly monotonic?: () => number;
}

/** The budgets in force, and how they stand by the ledger. */
export class LedgerBudgets implements Budgets {
  readonly #options: LedgerBudgetsOptions;
  readonly #standings: FreshAnswer<readonly BudgetStanding[]>;

  constructor(options: LedgerBudgetsOptions) {
    const { ledger, now, monotonic = () => performance.now() } = options;
    this.#options = options;
    this.#standings = new FreshAnswer({
      ask: (at) => ledger.atOneMoment((views) => this.standingsAt(views, at)),
      about: () => JSON.stringify([this.#active(), options.ceiling()]),
      now,
      monotonic,
    });
  }

  all(): readonly KeptBudget[] {
    const written = this.#options.written();
    const names = new Set(written.map(({ name }) => name));
    return [
      ...written.map((budget) => ({ budget, source: 'file' as const })),
      ...this.#options.made().filter(({ budget }) => !names.has(budget.name)),
    ];
  }

  standings(): Promise<readonly BudgetStanding[]> {
    return this.#standings.get();
  }

  async statusOf(budget: Budget, target?: string): Promise<BudgetStatus> {
    const whole = { budget, ...(target === undefined || budget.per === undefined ? {} : { target }) };
    const [status] = await this.#options.ledger.atOneMoment((views) => readWholes([whole], this.#source(views, this.#options.now())));
    if (status === undefined) throw new Error(`The ledger did not say what was spent of budget ${budget.name}`);
    return status;
  }

  /** How each active budget stands by these views, computed anew. @param at In milliseconds since the epoch. */
  standingsAt(views: LedgerViews, at: number): Promise<readonly BudgetStanding[]> {
    return readStandings(this.#active(), this.#source(views, at));
  }

  #active(): readonly Budget[] {
    return this.all().flatMap(({ budget }) => (budget.active ? [budget] : []));
  }

  #source(views: LedgerViews, at: number): StandingSource {
    const { ceiling, forecaster } = this.#options;
    return { views, at, ceiling: ceilingOf(ceiling()), ...(forecaster === undefined ? {} : { forecaster }) };
  }
}
