import { AsyncResource } from 'node:async_hooks';
import { diag } from '@opentelemetry/api';
import type { CheckedBudget, CheckedLimit } from './budget-check.ts';
import type { BudgetOptions } from './options.ts';

type Handlers = Pick<BudgetOptions, 'onWarning' | 'onExceeded' | 'onLimit'>;

/** What was told is remembered of so many; then all is forgotten, and may be told again. */
const MAX_TOLD = 10_000;

const MINUTE_MS = 60_000;

/**
 * Tells the application's handlers of budgets and limits: each state once in a period, for each tenant or user, on a later turn
 * of the event loop. What a handler throws or rejects with is told to OpenTelemetry's diagnostics.
 */
export class TellOnce {
  readonly #handlers: Handlers;
  readonly #monotonic: () => number;
  readonly #told: Set<string> = new Set();
  /** So that a turn belongs to no call, and keeps nothing of one alive. */
  readonly #turns: AsyncResource = new AsyncResource('spancost.budgets');

  /** @param monotonic Milliseconds of a clock that only goes forward. */
  constructor(handlers: Handlers, monotonic: () => number) {
    this.#handlers = handlers;
    this.#monotonic = monotonic;
  }

  budget(budget: CheckedBudget): void {
    const { name, target, state, endsAt } = budget;
    if (state !== 'warning' && state !== 'exceeded') return;
    if (!this.#isFirst([name, target, state, endsAt?.getTime()])) return;
    const { onWarning, onExceeded = onWarning } = this.#handlers;
    const handler = state === 'exceeded' ? onExceeded : onWarning;
    this.#tell(handler, budget, () => `the budget ${name}${of(target)} is ${state === 'exceeded' ? 'spent' : 'nearly spent'}`);
  }

  limit(limit: CheckedLimit): void {
    const { name, target, state } = limit;
    if (state !== 'exceeded' || !this.#isFirst([name, target, Math.floor(this.#monotonic() / MINUTE_MS)])) return;
    this.#tell(this.#handlers.onLimit, limit, () => `the limit ${name}${of(target)} is used up for this minute`);
  }

  #isFirst(parts: readonly unknown[]): boolean {
    const key = JSON.stringify(parts);
    if (this.#told.has(key)) return false;
    if (this.#told.size >= MAX_TOLD) this.#told.clear();
    this.#told.add(key);
    return true;
  }

  #tell<T>(handler: ((what: T) => unknown) | undefined, what: T, inWords: () => string): void {
    if (handler === undefined) {
      diag.warn(`spancost: ${inWords()}`);
      return;
    }
    const failed = (error: unknown): void => diag.error('spancost: a handler of budgets failed; the calls are unaffected', error);
    this.#turns.runInAsyncScope(setImmediate, undefined, async () => {
      try {
        await handler(what);
      } catch (error) {
        failed(error);
      }
    });
  }
}

function of(target: string | undefined): string {
  return target === undefined ? '' : ` of ${target}`;
}
