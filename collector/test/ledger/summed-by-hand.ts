import type { CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { CallScope } from '../../src/ledger/call-scope.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type {
  BasisShare,
  Dimension,
  Spend,
  TargetSpends,
  TargetsQuery,
  UsageGroup,
  UsageQuery,
  UsageTotals,
} from '../../src/ledger/views.ts';

/** What a call is after all its entries, from the entries alone. */
interface SummedCall {
  readonly call: Entry['call'];
  readonly basis: CostBasis;
  readonly entries: readonly Entry[];
  readonly cost: bigint;
  readonly tokens: number;
}

const NAMES: Readonly<Record<Dimension | keyof CallScope, (call: Entry['call']) => string | undefined>> = {
  provider: ({ provider }) => provider,
  model: ({ model }) => model,
  tenant: ({ attribution }) => attribution.tenant,
  user: ({ attribution }) => attribution.user,
  feature: ({ attribution }) => attribution.feature,
  service: ({ service }) => service,
  environment: ({ environment }) => environment,
  status: ({ status }) => status,
};

/** The calls that a query is about. @param calls The entries of each call, in order. */
function callsOf(calls: readonly (readonly Entry[])[], { range, scope }: UsageQuery): readonly SummedCall[] {
  return calls
    .map(summed)
    .filter(
      ({ call }) =>
        call.calledAt >= range.from &&
        call.calledAt < range.to &&
        (Object.keys(scope) as (keyof CallScope)[]).every((name) => NAMES[name](call) === scope[name]),
    );
}

export function totalsByHand(calls: readonly (readonly Entry[])[], query: UsageQuery): UsageTotals {
  const found = callsOf(calls, query);
  const entries = found.flatMap((each) => each.entries);
  const durations = found.flatMap(({ call }) => (call.duration === undefined ? [] : [Math.round(call.duration * 1e6)]));
  return {
    ...sumsOf(found),
    tokens: Object.fromEntries(TOKEN_TYPES.map((type) => [type, sum(entries.map(({ tokens }) => tokens[type]))])) as UsageTotals['tokens'],
    reasoningTokens: sum(entries.map(({ reasoningTokens }) => reasoningTokens)),
    successes: found.filter(({ call }) => call.status === 'success').length,
    ...(durations.length === 0 ? {} : { meanDuration: sum(durations) / durations.length / 1e6 }),
  };
}

export function spendByHand(calls: readonly (readonly Entry[])[], query: UsageQuery): Spend {
  return spendOf(callsOf(calls, query));
}

/** Greatest first. */
export function targetsByHand(calls: readonly (readonly Entry[])[], query: TargetsQuery): TargetSpends {
  const { usage, dimension, ceiling, amounts, listedFrom, limit } = query;
  const targets = [...Map.groupBy(callsOf(calls, usage), ({ call }) => NAMES[dimension](call))].flatMap(([value, found]) => {
    if (value === undefined) return [];
    const spend = spendOf(found);
    const counted = spend.cost + spend.unpricedTokens * ceiling.perToken + spend.unpricedRequests * ceiling.perCall;
    return [{ counted, spend: { value, ...spend } }];
  });
  const ranked = targets.toSorted((a, b) =>
    a.counted === b.counted ? (a.spend.value < b.spend.value ? -1 : 1) : a.counted > b.counted ? -1 : 1,
  );
  return {
    targets: targets.length,
    reached: amounts.map((amount) => targets.filter(({ counted }) => counted >= amount).length),
    listed: ranked
      .filter(({ counted }) => counted >= listedFrom)
      .slice(0, limit)
      .map(({ spend }) => spend),
  };
}

function spendOf(calls: readonly SummedCall[]): Spend {
  const unpriced = calls.filter(({ basis }) => basis === 'unpriced');
  return {
    cost: money(calls),
    requests: calls.length,
    unpricedRequests: BigInt(unpriced.length),
    unpricedTokens: unpriced.reduce((total, { tokens }) => total + BigInt(tokens), 0n),
  };
}

/** In no order. */
export function groupsByHand(calls: readonly (readonly Entry[])[], query: UsageQuery, dimension: Dimension): readonly UsageGroup[] {
  return [...Map.groupBy(callsOf(calls, query), ({ call }) => NAMES[dimension](call))].map(([value, found]) => ({
    ...(value === undefined ? {} : { value }),
    ...sumsOf(found),
    tokens: sum(found.map(({ tokens }) => tokens)),
  }));
}

function sumsOf(calls: readonly SummedCall[]): Omit<UsageGroup, 'tokens' | 'value'> {
  const of = (basis: CostBasis): BasisShare => {
    const share = calls.filter((each) => each.basis === basis);
    return {
      requests: share.length,
      tokens: sum(share.map(({ tokens }) => tokens)),
      ...(basis === 'unpriced' ? {} : { cost: money(share) }),
    };
  };
  const byBasis = { reported: of('reported'), computed: of('computed'), estimated: of('estimated'), unpriced: of('unpriced') };
  return { requests: calls.length, unpricedRequests: byBasis.unpriced.requests, cost: money(calls), byBasis };
}

function summed(entries: readonly Entry[]): SummedCall {
  const costs = entries.flatMap(({ cost }) => cost ?? []);
  const priced = entries.filter(({ kind, rerating, cost }) => cost !== undefined && (kind !== 'correction' || rerating !== undefined));
  const last = entries.at(-1);
  if (last === undefined) throw new Error('a call has entries');
  return {
    call: last.call,
    basis: costs.length === 0 ? 'unpriced' : (priced.at(-1)?.basis ?? 'reported'),
    entries,
    cost: costs.reduce((a, b) => a + b, 0n),
    tokens: sum(entries.flatMap(({ tokens }) => TOKEN_TYPES.map((type) => tokens[type]))),
  };
}

function money(calls: readonly SummedCall[]): bigint {
  return calls.reduce((total, { cost }) => total + cost, 0n);
}

/** The nearest double of the exact sum, as the ledger gives it. */
function sum(values: readonly number[]): number {
  return Number(values.reduce((total, value) => total + BigInt(value), 0n));
}
