import { fallsUnder, formatUsd, targetOf, type BudgetState, type Usd } from '@spancost/conventions';
import type { BudgetCheck, CheckedBudget, CheckedLimit, CheckedState } from './budget-check.ts';
import type { CallFacts, KnownBudget, KnownLimit, Scoped, Standing } from './known-snapshot.ts';
import type { OwnSum } from './own-calls.ts';
import type { LatestSnapshot } from './snapshot-feed.ts';

/** What this process knows beside the snapshot. */
export interface OwnCounts {
  /** Of calls that have ended and are not in the snapshot. */
  readonly ended: (scoped: Scoped, target: string | undefined) => OwnSum;
  /** Of calls that have not ended. */
  readonly underWay: (scoped: Scoped, target: string | undefined) => number;
}

/** From best to worst. */
const RANKS: Readonly<Record<CheckedState, number>> = { ok: 0, unknown: 1, warning: 2, exceeded: 3 };

/**
 * How a call stands with the budgets and limits of a snapshot. A budget whose period has ended is a new one that has nothing
 * spent, until the next snapshot; one with a fixed period is none before and after it.
 *
 * @param latest Undefined where nothing is known that is fresh enough.
 */
export function checkCall(latest: LatestSnapshot | undefined, facts: CallFacts, own: OwnCounts, failClosed: boolean): BudgetCheck {
  if (latest === undefined) return { state: 'unknown', allowed: !failClosed, budgets: [], limits: [] };
  const { snapshot, collectorNow, ageMs } = latest;
  const budgets = snapshot.budgets
    .filter((budget) => fallsUnder(facts, budget) && isOn(budget, collectorNow))
    .map((budget) => checkBudgetOf(budget, facts, own, collectorNow));
  const limits = snapshot.limits.flatMap((limit) => checkLimitOf(limit, facts, own) ?? []);
  const isRefused = ({ enforce, state }: CheckedBudget | CheckedLimit): boolean =>
    enforce === 'block' && (state === 'exceeded' || (state === 'unknown' && failClosed));
  return {
    state: [...budgets, ...limits].map(({ state }) => state).reduce(worse, 'ok'),
    allowed: ![...budgets, ...limits].some(isRefused),
    asOf: new Date(collectorNow - ageMs),
    budgets,
    limits,
  };
}

function isOn({ period, startsAt, endsAt }: KnownBudget, now: number): boolean {
  return period !== 'fixed' || (now >= startsAt && now < endsAt);
}

function checkBudgetOf(budget: KnownBudget, facts: CallFacts, own: OwnCounts, now: number): CheckedBudget {
  const { name, period, endsAt, enforce, amount } = budget;
  const target = targetOf(facts, budget);
  const told = { name, ...(target === undefined ? {} : { target }), period, enforce };
  if (now >= endsAt) return { ...told, ...amountsOf(amount, 0n), state: 'ok' };
  const standing = target === undefined ? budget.whole : (budget.targets.get(target) ?? unlisted(budget));
  const since = own.ended(budget, target).usd;
  const spent = standing?.spent === undefined ? undefined : standing.spent + since;
  return { ...told, endsAt: new Date(endsAt), ...amountsOf(amount, spent), state: stateOf(budget, standing, spent ?? since) };
}

/** A target that is not listed has spent little, if all are listed that have spent more. */
function unlisted({ amount, unlistedBelow }: KnownBudget): Standing | undefined {
  return amount === undefined || unlistedBelow === undefined || unlistedBelow > amount ? undefined : { state: 'ok' };
}

/** @param atLeast What is spent; of a target that is not listed what this process knows of it. */
function stateOf({ amount, warnAt }: KnownBudget, standing: Standing | undefined, atLeast: Usd): CheckedState {
  if (standing === undefined) return 'unknown';
  if (amount !== undefined && atLeast >= amount) return 'exceeded';
  return warnAt !== undefined && atLeast >= warnAt ? worse(standing.state, 'warning') : standing.state;
}

function amountsOf(amount: Usd | undefined, spent: Usd | undefined): Pick<CheckedBudget, 'amountUsd' | 'spentUsd' | 'remainingUsd'> {
  return {
    ...(amount === undefined ? {} : { amountUsd: formatUsd(amount) }),
    ...(spent === undefined ? {} : { spentUsd: formatUsd(spent) }),
    ...(amount === undefined || spent === undefined ? {} : { remainingUsd: formatUsd(amount - spent) }),
  };
}

function checkLimitOf(limit: KnownLimit, facts: CallFacts, own: OwnCounts): CheckedLimit | undefined {
  const target = targetOf(facts, limit);
  if (target === undefined || !fallsUnder(facts, limit)) return undefined;
  const { name, enforce, requestsPerMinute, tokensPerMinute } = limit;
  const used = limit.targets.get(target);
  const since = own.ended(limit, target);
  const requests = (used?.requests ?? 0) + since.requests + own.underWay(limit, target);
  const tokens = (used?.tokens ?? 0) + since.tokens;
  const isOver = requests >= (requestsPerMinute ?? Infinity) || tokens >= (tokensPerMinute ?? Infinity);
  return {
    name,
    target,
    enforce,
    requests,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    tokens,
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
    state: isOver ? 'exceeded' : 'ok',
    ...(isOver && used?.freeAt !== undefined ? { freeAt: new Date(used.freeAt) } : {}),
  };
}

function worse<A extends CheckedState, B extends CheckedState | BudgetState>(a: A, b: B): A | B {
  return RANKS[a] >= RANKS[b] ? a : b;
}
