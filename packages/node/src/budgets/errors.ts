import { CallRefusedError } from '@spancost/instrumentation';
import type { CheckedBudget, CheckedLimit } from './budget-check.ts';

/** A call was refused, before it was sent, because a budget with `enforce: block` that it would count against is spent. */
export class BudgetExceededError extends CallRefusedError {
  override readonly code = 'SPANCOST_BUDGET_EXCEEDED' as const;
  /** How the budget stands: whose it is, what is spent of it, when its period ends. */
  readonly budget: CheckedBudget;

  /** @param call What was to be called, in words. */
  constructor(budget: CheckedBudget, call: string) {
    const { name, target, period, amountUsd, spentUsd, endsAt } = budget;
    const amounts = amountUsd === undefined || spentUsd === undefined ? '' : `, $${spentUsd} of $${amountUsd}`;
    const until = endsAt === undefined ? '' : ` It begins anew at ${endsAt.toISOString()}: wait, or raise its amount.`;
    super(`spancost: the ${period} budget ${name}${of(target)} is spent${amounts}; ${call} was not sent.${until}`);
    this.name = 'BudgetExceededError';
    this.budget = budget;
  }
}

/** A call was refused, before it was sent, because its tenant or user has used up a limit with `enforce: block` for this minute. */
export class RateLimitExceededError extends CallRefusedError {
  override readonly code = 'SPANCOST_RATE_LIMIT_EXCEEDED' as const;
  /** How the limit stands: whose it is, what was used of it, when it is free again. */
  readonly limit: CheckedLimit;

  /** @param call What was to be called, in words. */
  constructor(limit: CheckedLimit, call: string) {
    const { name, target, requests, requestsPerMinute, tokens, tokensPerMinute, freeAt } = limit;
    const used = [
      ...(requestsPerMinute === undefined ? [] : [`${requests} of ${requestsPerMinute} requests`]),
      ...(tokensPerMinute === undefined ? [] : [`${tokens} of ${tokensPerMinute} tokens`]),
    ].join(', ');
    const next = freeAt === undefined ? 'try again in a minute' : `try again from ${freeAt.toISOString()} on`;
    super(`spancost: the limit ${name}${of(target)} is used up, ${used} in the last minute; ${call} was not sent: ${next}`);
    this.name = 'RateLimitExceededError';
    this.limit = limit;
  }
}

/** With `failClosed`, a call was refused because it is not known whether a budget is spent: the collector has not told lately. */
export class BudgetUnknownError extends CallRefusedError {
  override readonly code = 'SPANCOST_BUDGET_UNKNOWN' as const;

  /** @param why What is not known. @param call What was to be called, in words. */
  constructor(why: string, call: string) {
    super(
      `spancost: ${why}; ${call} was not sent, because failClosed is set. ` +
        'See that the collector can be reached and that its token may read budgets, or leave out failClosed',
    );
    this.name = 'BudgetUnknownError';
  }
}

function of(target: string | undefined): string {
  return target === undefined ? '' : ` of ${target}`;
}
