import type { Attribution, CallStatus, CostBasis, UnpricedReason } from '@spancost/conventions';
import type { TokenCounts } from '@spancost/prices';
import type { BusinessViews } from './business/business-views.ts';
import type { CalledSpan, CallSums, Course, CourseQuery, Ranking, RankingQuery, UserActivity } from './call-sums.ts';
import type { CallScope } from './call-scope.ts';
import type { CallsQuery } from './calls-query.ts';
import type { Dimension } from './dimension.ts';
import type { Entry, EntryKind } from './entry.ts';
import type { ErrorPatterns } from './error-patterns.ts';
import type { AppendedSince, HourlySpend } from './hourly-spend.ts';
import type { Usd } from './money.ts';
import type { TimeRange, UsageQuery } from './usage-query.ts';
import type { CalledModel, MixesQuery, TokenMix } from './token-mixes.ts';
import type { KeptReport, QuarantineFilter, QuarantinePosition } from './quarantined-report.ts';

export type { Dimension } from './dimension.ts';
export type { TimeRange, UsageQuery } from './usage-query.ts';

/** What the calls add up to whose cost is known in one way. */
export interface BasisShare {
  readonly requests: number;
  /** Of all types. */
  readonly tokens: number;
  /** Net; missing for `unpriced`, whose cost is not known. */
  readonly cost?: Usd;
}

/**
 * Sums by how the cost of each call is known after all its entries; all four together are the whole. A call without a price
 * whose cost was set by hand is `reported`: somebody stated it.
 */
type BasisSplit = Readonly<Record<CostBasis, BasisShare>>;

/** Each call once, as it is after all its entries. */
export interface UsageTotals {
  readonly requests: number;
  /** Calls none of whose entries has a cost; they are not in `cost`. */
  readonly unpricedRequests: number;
  /** Net: charges, supplements and corrections. */
  readonly cost: Usd;
  readonly byBasis: BasisSplit;
  readonly tokens: TokenCounts;
  readonly reasoningTokens: number;
  readonly successes: number;
  /** Mean of the calls whose duration is known, in seconds, from sums of whole microseconds. */
  readonly meanDuration?: number;
}

export interface UsageGroup extends CallSums {
  /** Missing for calls that do not say. */
  readonly value?: string;
}

/**
 * The groups with the greatest cost, the one of the calls that do not say wherever it ranks, and the sum of all others, so
 * that all together are the total.
 */
export interface TopGroups {
  readonly groups: readonly UsageGroup[];
  /** Missing where no group is left over. */
  readonly rest?: RestOfGroups;
}

/** The sum of the groups that are left over, all of which have a value. */
interface RestOfGroups extends CallSums {
  /** How many they are. */
  readonly groups: number;
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
  /** The entry, counted over the whole ledger, that charged it; newer calls have greater ones. */
  readonly entryNo: bigint;
  readonly entries: readonly Entry[];
}

/** The charge of a call. */
export interface ChargedCall {
  /** As in {@link CallEntries}. */
  readonly entryNo: bigint;
  readonly attribution: Pick<Attribution, 'tenant' | 'user'>;
  /** Net; missing while it is not known. */
  readonly cost?: Usd;
}

export interface Spend {
  /** Net; calls whose cost is not known are not in it. */
  readonly cost: Usd;
  readonly requests: number;
  /** Calls whose cost is not known, and their tokens of all types. */
  readonly unpricedRequests: bigint;
  readonly unpricedTokens: bigint;
}

/** Those whose spend is kept apart: each tenant, or each user. */
type TargetDimension = 'tenant' | 'user';

/** What each tenant or user spent of the calls of a query; calls that name none count for nobody. */
export interface TargetsQuery {
  readonly usage: UsageQuery;
  readonly dimension: TargetDimension;
  /** What a token, and a call, of unpriced calls is taken to cost; less than a dollar a token. */
  readonly ceiling: Ceiling;
  /** Amounts by which the targets are counted. */
  readonly amounts: readonly Usd[];
  /** Targets that spent this or more are listed, greatest first, and at most so many. */
  readonly listedFrom: Usd;
  readonly limit: number;
}

export interface Ceiling {
  readonly perToken: Usd;
  readonly perCall: Usd;
}

interface TargetSpend extends Spend {
  readonly value: string;
}

export interface TargetSpends {
  /** With calls. */
  readonly targets: number;
  /** How many of them spent each amount or more, unpriced calls at the ceiling, in the order of the amounts. */
  readonly reached: readonly number[];
  readonly listed: readonly TargetSpend[];
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
  /** Tokens that entries added, by meter, and those that supplements took away from a meter. */
  readonly tokens: TokenCounts;
  readonly tokensTakenBack: TokenCounts;
  readonly disagreements: number;
  /** When the first of them was recorded. */
  readonly firstAt: number;
}

export interface QuarantineTotal {
  readonly signal: string;
  readonly reason: string;
  readonly reports: number;
  /** Those about which nothing has been decided. */
  readonly waiting: number;
  readonly firstAt: number;
}

/** What is computed from the ledger; every sum of money is exact. */
export interface LedgerViews {
  /** What customers paid, cost to win, and when they left. */
  readonly business: BusinessViews;
  totals(query: UsageQuery): Promise<UsageTotals>;
  /** At most `limit` groups, greatest cost first, and the sum of the rest. */
  topGroups(query: UsageQuery, dimension: Dimension, limit: number): Promise<TopGroups>;
  /** As {@link topGroups} of each dimension, in less time than one after the other. */
  breakdown(query: UsageQuery, dimensions: readonly Dimension[], limit: number): Promise<ReadonlyMap<Dimension, TopGroups>>;
  /** Groups by one or two dimensions, in any order, with an earlier range beside them. */
  ranking(query: RankingQuery): Promise<Ranking>;
  /** Usage over time, in all and by the values of a dimension that cost most. */
  course(query: CourseQuery): Promise<Course>;
  /** How many users called, and what of the cost is nobody's. */
  userActivity(query: UsageQuery): Promise<UserActivity>;
  /** When the first and the last of the calls were made that are kept; undefined if there are none. */
  calledSpan(query: UsageQuery): Promise<CalledSpan | undefined>;
  /** The midnight of the first day of UTC with calls, be they kept or only their sums; undefined if there are none. */
  firstDay(query: UsageQuery): Promise<number | undefined>;
  /** Greatest cost first, then most unpriced tokens. */
  priceUsage(query: UsageQuery, limit: number): Promise<readonly PriceUse[]>;
  /** Calls with their entries, of which the lines are left out. */
  calls(query: CallsQuery): Promise<readonly CallEntries[]>;
  /** What fails alike, most frequent first. */
  errorPatterns(usage: UsageQuery, limit: number): Promise<ErrorPatterns>;
  /** Which operations of which models were called. */
  calledModels(usage: UsageQuery): Promise<readonly CalledModel[]>;
  /** What calls used, put together as far as prices may tell them apart; greatest cost first. */
  tokenMixes(query: MixesQuery): Promise<readonly TokenMix[]>;
  /** Where a call was charged, to whom, and what it costs by its entries up to this one; undefined if it is not known. */
  chargeOf(callId: string, upTo?: bigint): Promise<ChargedCall | undefined>;
  /** Entries of one call in order; none if it is not known. */
  entriesOf(callId: string): Promise<readonly Entry[]>;
  /** The number of the entry that was appended last; 0 if there is none. */
  lastEntryNo(): Promise<bigint>;
  /** Ids of the calls that got entries after this one. */
  callsWithEntriesAfter(entryNo: bigint): Promise<ReadonlySet<string>>;
  /** Oldest charge first. */
  walk(calls: CallRange, options: WalkOptions): Promise<readonly CallEntries[]>;
  /** One answer for each query, all from the same moment. */
  spend(queries: readonly UsageQuery[]): Promise<readonly Spend[]>;
  targetSpends(query: TargetsQuery): Promise<TargetSpends>;
  /** One answer for each scope, all from one look at the calls of the range. */
  hourlySpend(range: TimeRange, scopes: readonly CallScope[]): Promise<readonly HourlySpend[]>;
  /** Which hours may have changed since this entry was the last one. */
  appendedSince(entryNo: bigint): Promise<AppendedSince>;
  entriesByKind(): Promise<Readonly<Record<EntryKind, number>>>;
  /** In the order in which they first appeared. */
  seriesTotals(): Promise<readonly SeriesTotal[]>;
  quarantineTotals(): Promise<readonly QuarantineTotal[]>;
  /** Newest first; `after` is where the page before ended. */
  quarantined(filter: QuarantineFilter, limit: number, after?: QuarantinePosition): Promise<readonly KeptReport[]>;
}
