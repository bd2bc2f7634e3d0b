import type { RecordKind } from '@spancost/api';
import type { Usd } from '../money.ts';
import type { TimeRange } from '../usage-query.ts';
import type { BusinessRecord, NumberedRecord } from './business-record.ts';

/** Days of a calendar from `first` up to, not including, `end`, each counted from 1970-01-01. */
export interface DayRange {
  readonly first: number;
  readonly end: number;
}

/** What of records counts: those of moments in the range, and of stretches the days. */
export interface CountedTime {
  readonly range: TimeRange;
  readonly days: DayRange;
}

export type CustomerKind = 'tenant' | 'user';

export type MarginOrder = 'margin' | '-margin' | '-cost' | '-revenue';

export interface MarginsQuery {
  /** When the calls were made whose cost counts. */
  readonly range: TimeRange;
  readonly revenue: CountedTime;
  readonly scope: { readonly tenant?: string; readonly user?: string; readonly none?: true };
  readonly by: CustomerKind;
  readonly order: MarginOrder;
  readonly limit: number;
}

/** What came in and what it cost; calls whose cost is not known are not in it. */
export interface MarginSums {
  readonly revenue: Usd;
  /** Net. */
  readonly cost: Usd;
  readonly unpricedRequests: number;
}

/** Customers with revenue or cost in their order, and the sums of those that are left over and of all. */
export interface Margins {
  readonly customers: readonly (MarginSums & { readonly value?: string })[];
  readonly rest?: MarginSums & { readonly customers: number };
  readonly total: MarginSums;
  /** Whether revenue of anybody is recorded of that time. */
  readonly isRevenueRecorded: boolean;
}

/** What of a time is recorded of customers that pay, leave, and are won. */
export interface CustomerCounts {
  /** Missing where none is recorded. */
  readonly revenue?: Usd;
  /** With revenue above zero. */
  readonly customers: number;
  /** These and those that left. */
  readonly atRisk: number;
  /** Customers of that time or of before that left in it, and did not come back in it. */
  readonly churned: number;
  /** Whether any customer was ever said to have left. */
  readonly isChurnRecorded: boolean;
  /** Missing where none is recorded. */
  readonly acquisition?: { readonly amount: Usd; /** As an amount: a share of a customer may be in it. */ readonly customers: Usd };
}

export interface RecordsFilter {
  readonly kind: RecordKind;
  /** With a moment in it. */
  readonly range: TimeRange;
}

/** What is known of the business; sums of money are exact. Records that were taken back are nowhere in it. */
export interface BusinessViews {
  /** The latest ones that were added first; `before` is the number to go on from. */
  records(filter: RecordsFilter, limit: number, before?: bigint): Promise<readonly NumberedRecord[]>;
  /** What customers paid; undefined where nothing is recorded of that time. */
  revenue(time: CountedTime): Promise<Usd | undefined>;
  margins(query: MarginsQuery): Promise<Margins>;
  customerCounts(time: CountedTime, by: CustomerKind): Promise<CustomerCounts>;
  /** When the first record begins; undefined while there is none. */
  firstRecordAt(): Promise<number | undefined>;
}

/** Writes records, too; no other writer may be at work. */
export interface BusinessLedger extends BusinessViews {
  /** Records of a kind that have these ids of their senders, by id. */
  withIds(kind: RecordKind, ids: readonly string[]): Promise<ReadonlyMap<string, BusinessRecord>>;
  /**
   * Adds all of them, or none, and returns when they survive a crash.
   *
   * @throws LedgerUnavailableError if nothing was written.
   */
  add(records: readonly BusinessRecord[]): Promise<void>;
  /** Takes a record back, which stays in the file. @returns Whether there was one. @throws LedgerUnavailableError */
  remove(kind: RecordKind, recordId: string, at: number): Promise<boolean>;
}
