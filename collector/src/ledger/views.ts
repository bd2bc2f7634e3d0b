import type { CallStatus, CostBasis, UnpricedReason } from '@spancost/conventions';
import type { TokenCounts } from '@spancost/prices';
import type { BudgetScope } from '../config/config.ts';
import type { Entry, EntryKind } from './entry.ts';
import type { Usd } from './money.ts';
import type { QuarantinedReport } from './quarantined-report.ts';

/** From `from` up to, not including, `to`; milliseconds since the epoch, by the time of the call. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What usage can be grouped by. */
export type Dimension = 'feature' | 'model' | 'provider' | 'user' | 'tenant' | 'status';

export const DIMENSIONS: readonly Dimension[] = ['feature', 'model', 'provider', 'user', 'tenant', 'status'];

export interface UsageTotals {
  /** Calls, each once. */
  readonly requests: number;
  readonly tokens: TokenCounts;
  readonly reasoningTokens: number;
  /** Net: charges, supplements and corrections. */
  readonly cost: Usd;
  /** Calls none of whose entries has a cost. */
  readonly unpricedRequests: number;
  readonly successes: number;
  /** Mean of the calls whose duration is known, in seconds. */
  readonly meanDuration?: number;
}

export interface UsageGroup {
  /** Missing for calls that do not say. */
  readonly value?: string;
  readonly requests: number;
  /** Calls none of whose entries has a cost; they are not in `cost`. */
  readonly unpricedRequests: number;
  readonly tokens: number;
  readonly cost: Usd;
}

/** One call, all its entries summed. */
export interface CallSummary {
  /** The entry, counted over the whole ledger, that charged it; newer calls have greater ones. */
  readonly entryNo: bigint;
  readonly charge: Entry;
  readonly tokens: TokenCounts;
  readonly reasoningTokens: number;
  readonly entries: number;
  /** Net; missing while the cost is not known. */
  readonly cost?: Usd;
  /** Of the latest entry with a price, else of the charge. */
  readonly basis: CostBasis;
  readonly priceId?: string;
  readonly unpricedReason?: UnpricedReason;
}

export interface CallFilter {
  readonly traceId?: string;
  readonly provider?: string;
  readonly model?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly feature?: string;
  readonly service?: string;
  readonly environment?: string;
}

/** Which calls are walked through. */
export interface CallRange {
  readonly range: TimeRange;
  readonly provider?: string;
  /** As it answered, or as it was asked for. */
  readonly model?: string;
}

/** How far a walk goes at once. */
export interface WalkOptions {
  readonly limit: number;
  /** The `entryNo` to go on from; 0 begins. */
  readonly after: bigint;
  /** Whether the lines of the entries are read; else they are none. */
  readonly withLines: boolean;
}

/** A call with all its entries, in order. */
export interface CallEntries {
  /** As in {@link CallSummary}. */
  readonly entryNo: bigint;
  readonly entries: readonly Entry[];
}

export interface SpendQuery {
  readonly range: TimeRange;
  readonly scope: BudgetScope;
}

export interface Spend {
  readonly cost: Usd;
  readonly requests: number;
}

/** Calls of one provider's model that have one price. */
export interface PriceUse {
  readonly provider: string;
  readonly model?: string;
  /** Missing for calls without a price. */
  readonly priceId?: string;
  readonly calls: number;
  /** Net. */
  readonly cost: Usd;
  /** Calls whose cost is not known, their tokens, and why it is not. */
  readonly unpricedCalls: number;
  readonly unpricedTokens: number;
  readonly reasons: readonly UnpricedReason[];
  readonly lastCalledAt: number;
}

/** Totals of the entries that share the labels of the Prometheus counters. */
export interface SeriesTotal {
  readonly kind: EntryKind;
  readonly provider: string;
  readonly model?: string;
  readonly operation: string;
  readonly feature?: string;
  readonly service?: string;
  readonly environment?: string;
  readonly basis: CostBasis;
  readonly status: CallStatus;
  readonly unpricedReason?: UnpricedReason;
  readonly entries: number;
  /** Of entries with a cost above zero, and of those below. */
  readonly added: Usd;
  readonly takenBack: Usd;
  /** Whether the entries have a cost at all. */
  readonly priced: boolean;
  /** Tokens that entries added, by meter; what a supplement moved away is not taken off. */
  readonly tokens: TokenCounts;
  readonly disagreements: number;
  /** When the first of them was recorded. */
  readonly firstAt: number;
}

export interface QuarantineTotal {
  readonly signal: string;
  readonly reason: string;
  readonly reports: number;
  readonly firstAt: number;
}

/** What is computed from the ledger; every sum of money is exact. */
export interface LedgerViews {
  totals(range: TimeRange): Promise<UsageTotals>;
  /** Groups by cost, greatest first. */
  groups(range: TimeRange, dimension: Dimension): Promise<readonly UsageGroup[]>;
  /** Greatest cost first, then most unpriced tokens. */
  priceUsage(range: TimeRange, limit: number): Promise<readonly PriceUse[]>;
  /** Newest first; `before` is the `entryNo` to go on from. */
  calls(filter: CallFilter, limit: number, before?: bigint): Promise<readonly CallSummary[]>;
  /** Entries of one call in order; none if it is not known. */
  entriesOf(callId: string): Promise<readonly Entry[]>;
  /** The number of the entry that was appended last; 0 if there is none. */
  lastEntryNo(): Promise<bigint>;
  /** Ids of the calls that got entries after this one. */
  callsWithEntriesAfter(entryNo: bigint): Promise<ReadonlySet<string>>;
  /** Oldest charge first. */
  walk(calls: CallRange, options: WalkOptions): Promise<readonly CallEntries[]>;
  /** One answer for each query, all from the same moment. */
  spend(queries: readonly SpendQuery[]): Promise<readonly Spend[]>;
  entriesByKind(): Promise<Readonly<Record<EntryKind, number>>>;
  /** In the order in which they first appeared. */
  seriesTotals(): Promise<readonly SeriesTotal[]>;
  quarantineTotals(): Promise<readonly QuarantineTotal[]>;
  /** Newest first. */
  quarantined(limit: number): Promise<readonly QuarantinedReport[]>;
}
