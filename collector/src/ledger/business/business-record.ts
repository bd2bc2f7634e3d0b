import type { RecordKind } from '@spancost/api';
import type { Usd } from '../money.ts';

/** What somebody told of the business: what a customer paid, what it cost to win some, or that one left. */
export interface BusinessRecord {
  /** By which it is taken back. */
  readonly recordId: string;
  readonly kind: RecordKind;
  /** The sender's own id; of records of one kind that have not been taken back, one has it. */
  readonly id?: string;
  /** Milliseconds since the epoch, as are the others. */
  readonly recordedAt: number;
  /** Of revenue and churn. */
  readonly tenant?: string;
  readonly user?: string;
  readonly from: number;
  /** Where a stretch ends that began at `from`; else all of it is of the moment `from`. */
  readonly to?: number;
  /** The day of `from` in the time zone of the collector, counted from 1970-01-01. */
  readonly firstDay: number;
  /** Calendar days that a stretch touches, over which it is spread. */
  readonly days?: number;
  /** Of revenue and acquisition. */
  readonly amount?: Usd;
  /** Of acquisition. */
  readonly newCustomers?: number;
  readonly channel?: string;
  readonly note?: string;
}

/** A record and its place among all that were ever added. */
export interface NumberedRecord {
  readonly recordNo: bigint;
  readonly record: BusinessRecord;
}
