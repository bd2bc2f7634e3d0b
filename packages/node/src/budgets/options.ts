import { diag } from '@opentelemetry/api';
import { getBooleanFromEnv, getNumberFromEnv, getStringFromEnv } from '@opentelemetry/core';
import type { CheckedBudget, CheckedLimit } from './budget-check.ts';

/** What `register({ budgets })` takes. Written at all, it makes `checkBudget` know; nothing is refused without `enforce`. */
export interface BudgetOptions {
  /**
   * Whether budgets and limits of the collector are enforced as each of them says: `warn` tells the handlers, `block` refuses the
   * call before it is sent. Default: `SPANCOST_BUDGETS=enforce`, else false.
   */
  readonly enforce?: boolean;
  /** Told once in a period of each budget, and of each tenant or user of it, that has reached the lowest of its thresholds. */
  readonly onWarning?: (budget: CheckedBudget) => unknown;
  /** The same of one that is spent. Default: `onWarning`. */
  readonly onExceeded?: (budget: CheckedBudget) => unknown;
  /** Told once in a minute of each limit, and of each tenant or user of it, that is used up. */
  readonly onLimit?: (limit: CheckedLimit) => unknown;
  /**
   * Whether calls are refused while it is not known how budgets stand: before the first answer of the collector, and when the last
   * one is too old. Default: `SPANCOST_BUDGETS_FAIL_CLOSED`, else false.
   */
  readonly failClosed?: boolean;
  /** How often the collector is asked, in milliseconds. Default: `SPANCOST_BUDGETS_REFRESH_MS`, else 5,000. */
  readonly refreshMs?: number;
  /** From what age on an answer says nothing any more. Default: `SPANCOST_BUDGETS_MAX_AGE_MS`, else 60,000. */
  readonly maxAgeMs?: number;
}

/** The same with everything decided. */
export interface BudgetSettings extends Pick<BudgetOptions, 'onWarning' | 'onExceeded' | 'onLimit'> {
  readonly enforce: boolean;
  readonly failClosed: boolean;
  readonly refreshMs: number;
  readonly maxAgeMs: number;
}

const DEFAULT_REFRESH_MS = 5000;
const DEFAULT_MAX_AGE_MS = 60_000;

/** What timers take. */
const MAX_MS = 2 ** 31 - 1;

/** What the application says about budgets, else what the environment does; undefined if neither asks for them. */
export function budgetSettings(given: BudgetOptions | undefined): BudgetSettings | undefined {
  const word = getStringFromEnv('SPANCOST_BUDGETS');
  const asked = word !== undefined && ['check', 'enforce'].includes(word);
  if (word !== undefined && !asked && word !== 'off')
    diag.error(`spancost: SPANCOST_BUDGETS=${word} is not known; use off, check or enforce. Taken as off`);
  if (!asked && (given === undefined || given === null)) return undefined;
  const { enforce, failClosed, refreshMs, maxAgeMs, ...handlers } = given ?? {};
  return {
    ...handlers,
    enforce: enforce ?? word === 'enforce',
    failClosed: failClosed ?? getBooleanFromEnv('SPANCOST_BUDGETS_FAIL_CLOSED') ?? false,
    refreshMs: duration('refreshMs', refreshMs ?? getNumberFromEnv('SPANCOST_BUDGETS_REFRESH_MS'), DEFAULT_REFRESH_MS),
    maxAgeMs: duration('maxAgeMs', maxAgeMs ?? getNumberFromEnv('SPANCOST_BUDGETS_MAX_AGE_MS'), DEFAULT_MAX_AGE_MS),
  };
}

/** @param ms As the application or the environment says. */
function duration(option: 'refreshMs' | 'maxAgeMs', ms: unknown, byDefault: number): number {
  if (ms === undefined) return byDefault;
  if (typeof ms === 'number' && ms >= 1 && ms <= MAX_MS) return ms;
  diag.error(`spancost: budgets.${option}, or its variable, is no number of milliseconds from 1 to ${MAX_MS}; ${byDefault} is used`);
  return byDefault;
}
