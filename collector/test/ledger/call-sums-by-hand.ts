import type { CallSums, Course, CourseQuery, GroupOrder, Ranking, RankingQuery, UserActivity } from '../../src/ledger/call-sums.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Dimension, UsageGroup, UsageQuery } from '../../src/ledger/views.ts';
import { callsOf, valueByHand, type SummedCall } from './summed-by-hand.ts';

type Calls = readonly (readonly Entry[])[];

function sumsOf(calls: readonly SummedCall[]): CallSums {
  const unpriced = calls.filter(({ basis }) => basis === 'unpriced');
  const durations = calls.flatMap(({ call }) => (call.duration === undefined ? [] : [Math.round(call.duration * 1e6)]));
  const tokens = (of: readonly SummedCall[]): number => Number(of.reduce((sum, each) => sum + BigInt(each.tokens), 0n));
  return {
    requests: calls.length,
    unpricedRequests: unpriced.length,
    tokens: tokens(calls),
    unpricedTokens: tokens(unpriced),
    cost: calls.reduce((sum, { cost }) => sum + cost, 0n),
    successes: calls.filter(({ call }) => call.status === 'success').length,
    ...(durations.length === 0 ? {} : { meanDuration: durations.reduce((sum, each) => sum + each, 0) / durations.length / 1e6 }),
  };
}

const MEASURES: Readonly<Record<Exclude<GroupOrder, 'name'>, (sums: CallSums) => bigint>> = {
  '-cost': ({ cost }) => -cost,
  cost: ({ cost }) => cost,
  '-requests': ({ requests }) => BigInt(-requests),
  requests: ({ requests }) => BigInt(requests),
  '-tokens': ({ tokens }) => BigInt(-tokens),
  tokens: ({ tokens }) => BigInt(tokens),
  '-errors': ({ requests, successes }) => BigInt(successes - requests),
  '-unpriced': ({ unpricedRequests }) => BigInt(-unpricedRequests),
};

interface ByHand {
  readonly values: readonly (string | undefined)[];
  readonly calls: readonly SummedCall[];
}

/** The groups in an order; those that do not say come after all names. */
function ranked(calls: readonly SummedCall[], { dimensions, order }: Pick<RankingQuery, 'dimensions' | 'order'>): readonly ByHand[] {
  const valuesOf = (call: SummedCall) => dimensions.map((dimension) => valueByHand(call, dimension));
  const groups = [...Map.groupBy(calls, (call) => JSON.stringify(valuesOf(call).map((value) => value ?? null))).values()].map((of) => ({
    values: valuesOf(of[0]!),
    calls: of,
  }));
  const byName = (a: string | undefined, b: string | undefined): number =>
    a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1;
  return groups.toSorted((a, b) => {
    const [first, second] = order === 'name' ? [0n, 0n] : [MEASURES[order](sumsOf(a.calls)), MEASURES[order](sumsOf(b.calls))];
    if (first !== second) return first < second ? -1 : 1;
    return a.values.map((value, place) => byName(value, b.values[place])).find((result) => result !== 0) ?? 0;
  });
}

/** In no order. */
export function groupsByHand(calls: Calls, query: UsageQuery, dimension: Dimension): readonly UsageGroup[] {
  return [...Map.groupBy(callsOf(calls, query), (each) => valueByHand(each, dimension))].map(([value, found]) => ({
    ...(value === undefined ? {} : { value }),
    ...sumsOf(found),
  }));
}

export function rankingByHand(calls: Calls, query: RankingQuery): Ranking {
  const { usage, limit, before } = query;
  const found = callsOf(calls, usage);
  const earlier = before === undefined ? undefined : callsOf(calls, { ...usage, range: before });
  const groups = ranked(found, query);
  const left = groups.slice(limit);
  return {
    total: sumsOf(found),
    totalBefore: earlier && sumsOf(earlier),
    groups: groups.slice(0, limit).map(({ values, calls: of }) => ({
      values,
      sums: sumsOf(of),
      before:
        earlier && sumsOf(earlier.filter((call) => query.dimensions.every((name, place) => valueByHand(call, name) === values[place]))),
    })),
    ...(left.length === 0 ? {} : { rest: { groups: left.length, sums: sumsOf(left.flatMap((each) => each.calls)) } }),
  };
}

export function courseByHand(calls: Calls, { scope, bounds, lines }: CourseQuery): Course {
  const found = callsOf(calls, { scope, range: { from: bounds[0]!, to: bounds.at(-1)! } });
  const course = (of: readonly SummedCall[]) => ({
    total: sumsOf(of),
    points: bounds.slice(1).map((to, point) => sumsOf(of.filter(({ call }) => call.calledAt >= bounds[point]! && call.calledAt < to))),
  });
  const groups = lines === undefined ? [] : ranked(found, { dimensions: [lines.dimension], order: '-cost' });
  const left = groups.slice(lines?.limit ?? 0);
  return {
    ...course(found),
    lines: groups
      .slice(0, lines?.limit ?? 0)
      .map(({ values: [value], calls: of }) => ({ ...(value === undefined ? {} : { value }), ...course(of) })),
    ...(left.length === 0 ? {} : { rest: { values: left.length, ...course(left.flatMap((each) => each.calls)) } }),
  };
}

export function userActivityByHand(calls: Calls, query: UsageQuery): UserActivity {
  const found = callsOf(calls, query);
  const users = new Set(found.flatMap((call) => valueByHand(call, 'user') ?? []));
  const nobodys = found.filter((call) => valueByHand(call, 'user') === undefined);
  return { total: sumsOf(found), activeUsers: users.size, unattributed: sumsOf(nobodys).cost };
}

/** When each user called last, of those who did. */
export function lastCallsByHand(calls: Calls, query: UsageQuery): ReadonlyMap<string, number> {
  const byUser = Map.groupBy(callsOf(calls, query), (call) => valueByHand(call, 'user') ?? '');
  byUser.delete('');
  return new Map([...byUser].map(([user, own]) => [user, Math.max(...own.map(({ call }) => call.calledAt))]));
}
