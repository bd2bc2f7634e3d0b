import type { CallScope } from '../../ledger/call-scope.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { Ceiling, LedgerViews, TimeRange } from '../../ledger/views.ts';
import type { Forecast } from '../budget-status.ts';
import { LedgerForecaster } from './ledger-forecaster.ts';

/** Scopes whose hours are remembered, about 35 KB each. */
const MOST_SCOPES = 200;

/** The spend of a scope that somebody asks to be foretold. */
export interface ProjectedScope {
  readonly scope: CallScope;
  readonly range: TimeRange;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Dollars spent in the range so far, unpriced calls at the ceiling. */
  readonly spent: number;
  readonly timeZone: string;
  readonly ceiling: Ceiling;
}

/**
 * Foretells spend of whatever scope is asked about, apart from the scopes of budgets: people may ask about every user that there is,
 * so that what is remembered of them is dropped, and read again, when they have become many.
 */
export class Projector {
  readonly #mostScopes: number;
  readonly #scopes = new Set<string>();
  #forecaster = newForecaster();

  constructor(mostScopes: number = MOST_SCOPES) {
    this.#mostScopes = mostScopes;
  }

  /** Undefined where too little is known. */
  async project(views: LedgerViews, { scope, ceiling, ...asked }: ProjectedScope): Promise<Forecast | undefined> {
    this.#remember(scope);
    const rates = { perToken: usdToNumber(ceiling.perToken), perCall: usdToNumber(ceiling.perCall) };
    const [forecast] = await this.#forecaster.foretell(views, [{ ...asked, scope, isShare: false, rates }]);
    return forecast;
  }

  #remember(scope: CallScope): void {
    const key = JSON.stringify(Object.entries(scope).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    if (!this.#scopes.has(key) && this.#scopes.size >= this.#mostScopes) {
      this.#forecaster = newForecaster();
      this.#scopes.clear();
    }
    this.#scopes.add(key);
  }
}

/** Its ceiling is for budgets, which it is not asked about. */
function newForecaster(): LedgerForecaster {
  return new LedgerForecaster(() => ({ perToken: 0n, perCall: 0n }));
}
