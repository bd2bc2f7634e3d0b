import type { CostBasis, UnpricedReason, Usage } from '@spancost/conventions';
import { TOKEN_TYPES, type TokenCounts, type TokenType } from '@spancost/prices';
import { NO_TOKENS, type CallIdentity, type Entry } from './entry.ts';
import type { Usd } from './money.ts';

/** What the ledger knows about a call after all its entries. */
export interface CallState {
  readonly call: CallIdentity;
  /** Of the last entry. */
  readonly seq: number;
  readonly usage: Usage;
  /** Summed over the entries. */
  readonly tokens: TokenCounts;
  readonly reasoningTokens: number;
  /** What the call costs by price book: charge, supplements and re-ratings; missing while the cost is not known. */
  readonly charged?: Usd;
  /** Corrections by hand included. */
  readonly net?: Usd;
  readonly basis: CostBasis;
  readonly unpricedReason?: UnpricedReason;
  readonly priceId?: string;
  /** Where the provider reported the cost: what the price book makes of the call. */
  readonly bookCost?: Usd;
}

/** The state of a call after one more entry. */
export function applyEntry(state: CallState | undefined, entry: Entry): CallState {
  const net = sum(state?.net, entry.cost);
  const tokens = addTokens(state?.tokens, entry.tokens);
  const reasoningTokens = (state?.reasoningTokens ?? 0) + entry.reasoningTokens;
  if (isCorrectionByHand(entry) && state !== undefined)
    return { ...state, seq: entry.seq, tokens, reasoningTokens, ...(net === undefined ? {} : { net }) };
  const charged = sum(state?.charged, entry.cost);
  // A supplement without a price leaves a priced call priced.
  const price = entry.cost === undefined && state?.charged !== undefined ? state : entry;
  return {
    // The entry that first prices a call knows the model that it priced, and each may know a fact more.
    call: entry.call,
    seq: entry.seq,
    usage: entry.usage,
    tokens,
    reasoningTokens,
    ...(charged === undefined ? {} : { charged }),
    ...(net === undefined ? {} : { net }),
    basis: price.basis,
    ...(price.unpricedReason === undefined ? {} : { unpricedReason: price.unpricedReason }),
    ...(price.priceId === undefined ? {} : { priceId: price.priceId }),
    ...bookCostOf(price),
  };
}

/** The state of a call after all its entries. @throws TypeError without any. */
export function stateOf(entries: readonly Entry[]): CallState {
  const state = entries.reduce<CallState | undefined>(applyEntry, undefined);
  if (state === undefined) throw new TypeError('a call has at least one entry');
  return state;
}

/**
 * How the cost of a call is known: as its price says; `unpriced` while there is no cost at all, and `reported` where there is
 * no price and somebody set the cost by hand.
 */
export function moneyBasisOf({ net, charged, basis }: Pick<CallState, 'net' | 'charged' | 'basis'>): CostBasis {
  if (net === undefined) return 'unpriced';
  return charged === undefined ? 'reported' : basis;
}

function bookCostOf({ bookCost }: Pick<CallState, 'bookCost'>): Pick<CallState, 'bookCost'> {
  return bookCost === undefined ? {} : { bookCost };
}

/** Whether an operator set what the call costs, whatever its price is. */
function isCorrectionByHand({ kind, rerating }: Entry): boolean {
  return kind === 'correction' && rerating === undefined;
}

function addTokens(a: TokenCounts | undefined, b: TokenCounts): TokenCounts {
  if (a === undefined || b === NO_TOKENS) return a ?? b;
  return Object.fromEntries(TOKEN_TYPES.map((type) => [type, a[type] + b[type]])) as Record<TokenType, number>;
}

/** Sum of what is known; unknown only if both are. */
function sum(a: Usd | undefined, b: Usd | undefined): Usd | undefined {
  return a === undefined ? b : a + (b ?? 0n);
}
