import { TOKEN_TYPES, type TokenCounts, type TokenType } from '@spancost/prices';
import type { Entry } from '../ledger/entry.ts';
import type { SeriesTotal } from '../ledger/views.ts';

/** What one entry adds to the counters, in the form in which the ledger sums many. */
export function totalsOfEntry(entry: Entry): SeriesTotal {
  const { call, cost = 0n } = entry;
  const { feature } = call.attribution;
  return {
    kind: entry.kind,
    provider: call.provider,
    ...(call.model === undefined ? {} : { model: call.model }),
    operation: call.operation,
    ...(feature === undefined ? {} : { feature }),
    ...(call.service === undefined ? {} : { service: call.service }),
    ...(call.environment === undefined ? {} : { environment: call.environment }),
    basis: entry.basis,
    status: call.status,
    ...(entry.unpricedReason === undefined ? {} : { unpricedReason: entry.unpricedReason }),
    entries: 1,
    added: cost > 0n ? cost : 0n,
    takenBack: cost < 0n ? -cost : 0n,
    priced: entry.cost !== undefined,
    tokens: tokensOf(entry, 1),
    tokensTakenBack: tokensOf(entry, -1),
    disagreements: entry.priceDisagreement ? 1 : 0,
    firstAt: entry.recordedAt,
  };
}

/** Tokens of one sign; a supplement that moves tokens to another meter takes them from the first. */
function tokensOf(entry: Entry, sign: 1 | -1): TokenCounts {
  return Object.fromEntries(TOKEN_TYPES.map((type) => [type, Math.max(0, sign * entry.tokens[type])])) as Record<TokenType, number>;
}
