import type { CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { CallFilter } from '../../src/ledger/call-filter.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { BasisShare, Dimension, Spend, TargetSpends, TargetsQuery, UsageQuery, UsageTotals } from '../../src/ledger/views.ts';

/** What a call is after all its entries, from the entries alone. */
export interface SummedCall {
  readonly call: Entry['call'];
  readonly basis: CostBasis;
  readonly entries: readonly Entry[];
  readonly cost: bigint;
  readonly tokens: number;
}

const NAMES: Readonly<Record<Dimension | 'traceId' | 'callId', (call: SummedCall) => string | undefined>> = {
  provider: ({ call }) => call.provider,
  model: ({ call }) => call.model,
  operation: ({ call }) => call.operation,
  tenant: ({ call }) => call.attribution.tenant,
  user: ({ call }) => call.attribution.user,
  feature: ({ call }) => call.attribution.feature,
  session: ({ call }) => call.attribution.session,
  task: ({ call }) => call.attribution.task,
  object: ({ call }) => call.attribution.object,
  service: ({ call }) => call.service,
  environment: ({ call }) => call.environment,
  status: ({ call }) => call.status,
  errorType: ({ call }) => call.errorType,
  basis: ({ basis }) => basis,
  traceId: ({ call }) => call.traceId,
  callId: ({ call }) => call.callId,
};

/** All that calls can be grouped by. */
export const DIMENSIONS: readonly Dimension[] = (Object.keys(NAMES) as (keyof typeof NAMES)[]).filter(
  (name) => name !== 'traceId' && name !== 'callId',
);

/** What a call says of a dimension. */
export function valueByHand(call: SummedCall, dimension: Dimension): string | undefined {
  return NAMES[dimension](call);
}

/** The calls that a query is about. @param calls The entries of each call, in order. */
export function callsOf(calls: readonly (readonly Entry[])[], { range, scope }: UsageQuery): readonly SummedCall[] {
  return calls.map(summed).filter((each) => each.call.calledAt >= range.from && each.call.calledAt < range.to && meets(each, scope));
}

function meets(each: SummedCall, { without = [], unpriced, minCost, error, search, none, ...equal }: CallFilter): boolean {
  const { call, basis, cost } = each;
  const stands = (text: string, ...where: readonly (string | undefined)[]): boolean =>
    where.some((value) => value?.toLowerCase().includes(text.toLowerCase()) === true);
  const { user, tenant, feature, session, task, object } = call.attribution;
  const { model, requestModel, errorType, errorMessage } = call;
  const searched = [user, tenant, feature, model, requestModel, session, task, object, errorType, errorMessage];
  return (
    none === undefined &&
    (Object.keys(equal) as (keyof typeof equal)[]).every((name) => NAMES[name](each) === equal[name]) &&
    without.every((name) => NAMES[name](each) === undefined) &&
    (unpriced === undefined || (basis === 'unpriced') === unpriced) &&
    (minCost === undefined || (basis !== 'unpriced' && cost >= minCost)) &&
    (error === undefined || stands(error, errorType, errorMessage)) &&
    (search === undefined || stands(search, ...searched))
  );
}

export function totalsByHand(calls: readonly (readonly Entry[])[], query: UsageQuery): UsageTotals {
  const found = callsOf(calls, query);
  const entries = found.flatMap((each) => each.entries);
  const durations = found.flatMap(({ call }) => (call.duration === undefined ? [] : [Math.round(call.duration * 1e6)]));
  const byBasis = basesOf(found);
  return {
    requests: found.length,
    unpricedRequests: byBasis.unpriced.requests,
    cost: money(found),
    byBasis,
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
  const targets = [...Map.groupBy(callsOf(calls, usage), (each) => NAMES[dimension](each))].flatMap(([value, found]) => {
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

/** By how the cost of each call is known. */
function basesOf(calls: readonly SummedCall[]): UsageTotals['byBasis'] {
  const of = (basis: CostBasis): BasisShare => {
    const share = calls.filter((each) => each.basis === basis);
    return {
      requests: share.length,
      tokens: sum(share.map(({ tokens }) => tokens)),
      ...(basis === 'unpriced' ? {} : { cost: money(share) }),
    };
  };
  return { reported: of('reported'), computed: of('computed'), estimated: of('estimated'), unpriced: of('unpriced') };
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
