import { TOKEN_TYPES, type TokenCounts, type TokenType } from '@spancost/prices';
import { NO_TOKENS, type Entry } from '../ledger/entry.ts';
import type { SeriesTotal } from '../ledger/views.ts';

/** The entries that share the labels of the counters, and what they add up to, in the form in which the ledger sums them. */
export interface EntrySeries {
  readonly total: SeriesTotal;
  readonly entries: readonly Entry[];
}

/**
 * Groups what a commit added by the labels of the counters, in the order in which they first appear: thousands of calls are a
 * few groups, so that labels are looked up once for each.
 */
export function seriesOfEntries(entries: readonly Entry[]): readonly EntrySeries[] {
  return [...Map.groupBy(entries, keyOf).values()].map((group) => ({ total: totalOf(group), entries: group }));
}

function keyOf({ kind, call, basis, unpricedReason, cost }: Entry): string {
  const { provider, model, operation, attribution, service, environment, status } = call;
  const isPriced = cost !== undefined;
  return JSON.stringify([
    kind,
    provider,
    model,
    operation,
    attribution.feature,
    service,
    environment,
    basis,
    status,
    unpricedReason,
    isPriced,
  ]);
}

/** @param group At least one entry, all with the same labels. */
function totalOf(group: readonly Entry[]): SeriesTotal {
  const [first] = group as readonly [Entry];
  const { call } = first;
  const { feature } = call.attribution;
  let [added, takenBack, disagreements, firstAt] = [0n, 0n, 0, Infinity];
  const tokens: Record<TokenType, number> = { ...NO_TOKENS };
  const tokensTakenBack: Record<TokenType, number> = { ...NO_TOKENS };
  for (const entry of group) {
    const { cost = 0n } = entry;
    if (cost > 0n) added += cost;
    else takenBack -= cost;
    if (entry.priceDisagreement) disagreements += 1;
    firstAt = Math.min(firstAt, entry.recordedAt);
    addTokens(entry.tokens, tokens, tokensTakenBack);
  }
  return {
    kind: first.kind,
    provider: call.provider,
    ...(call.model === undefined ? {} : { model: call.model }),
    operation: call.operation,
    ...(feature === undefined ? {} : { feature }),
    ...(call.service === undefined ? {} : { service: call.service }),
    ...(call.environment === undefined ? {} : { environment: call.environment }),
    basis: first.basis,
    status: call.status,
    ...(first.unpricedReason === undefined ? {} : { unpricedReason: first.unpricedReason }),
    entries: group.length,
    added,
    takenBack,
    priced: first.cost !== undefined,
    tokens,
    tokensTakenBack,
    disagreements,
    firstAt,
  };
}

/** A supplement that moves tokens to another meter takes them from the first. */
function addTokens(counts: TokenCounts, added: Record<TokenType, number>, takenBack: Record<TokenType, number>): void {
  for (const type of TOKEN_TYPES) {
    const count = counts[type];
    if (count > 0) added[type] += count;
    else takenBack[type] -= count;
  }
}
