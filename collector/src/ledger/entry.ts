import type { Attribution, CallStatus, CostBasis, UnpricedReason, Usage } from '@spancost/conventions';
import type { CostLine, TokenCounts } from '@spancost/prices';
import type { Usd } from './money.ts';

/**
 * `charge`: the first report of a call. `supplement`: what a later report of it knew more. `correction`: what an operator
 * added or took back.
 */
export type EntryKind = 'charge' | 'supplement' | 'correction';

export const ENTRY_KINDS: readonly EntryKind[] = ['charge', 'supplement', 'correction'];

/** What an entry was made from. */
export type EntrySource = 'span' | 'event' | 'api';

/**
 * What a price hangs on besides model, time and usage. What the first report says stays; a later one may say what it left out.
 */
export interface CallFacts {
  /** As it was reported: `default`, `flex`, `on_demand`. */
  readonly serviceTier?: string;
  /** Where the call was processed. */
  readonly geography?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the provider said that the call cost, in US dollars: an exact decimal string. It goes before any price. */
  readonly reportedCost?: string;
}

/** What does not change from entry to entry of one call: the first report decides it. */
export interface CallIdentity extends CallFacts {
  readonly callId: string;
  /** When the call was made, in milliseconds since the epoch. */
  readonly calledAt: number;
  readonly attribution: Attribution;
  readonly service?: string;
  readonly environment?: string;
  /** Name of the instrumentation scope. */
  readonly scope?: string;
  readonly provider: string;
  /** The model that was priced: the response's, else the request's. */
  readonly model?: string;
  readonly requestModel?: string;
  readonly operation: string;
  readonly stream: boolean;
  readonly responseId?: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly status: CallStatus;
  readonly errorType?: string;
  /** What the application said went wrong. */
  readonly errorMessage?: string;
  /** Seconds. */
  readonly duration?: number;
}

/** One line of the ledger. Tokens and cost are what this entry adds; the sum over a call's entries is the call. */
export interface Entry {
  /** With the facts as they are known after this entry. */
  readonly call: CallIdentity;
  /** Counts from 0 within the call. */
  readonly seq: number;
  readonly kind: EntryKind;
  readonly recordedAt: number;
  readonly tokens: TokenCounts;
  readonly reasoningTokens: number;
  /** All that is known about the call's usage after this entry; a field that is missing is unknown. */
  readonly usage: Usage;
  /** Missing where the cost is not known, which is not zero. */
  readonly cost?: Usd;
  readonly basis: CostBasis;
  readonly unpricedReason?: UnpricedReason;
  readonly priceId?: string;
  /** Where the provider reported the cost: what the price book makes of the whole call after this entry; missing if nothing. */
  readonly bookCost?: Usd;
  /** The price book that was in use, `list@1`. */
  readonly book: string;
  readonly lines: readonly CostLine[];
  /** What the application had made of the call. */
  readonly provisionalCost?: Usd;
  /** Whether the application's cost is another than the ledger's. */
  readonly priceDisagreement: boolean;
  readonly source: EntrySource;
  /** Why a correction was made. */
  readonly reason?: string;
  /** The plan that a correction followed which a changed price made; one that was made by hand has none. */
  readonly rerating?: string;
}

/** The tokens of an entry that only moves money. */
export const NO_TOKENS: TokenCounts = {
  input: 0,
  cache_read: 0,
  cache_write: 0,
  cache_write_5m: 0,
  cache_write_1h: 0,
  output: 0,
  unsplit: 0,
};
