import type { CallReading, CallStatus } from '@spancost/conventions';
import type { TokenLimits } from '../access/token-limits.ts';
import type { ToldContent } from '../content/told-content.ts';
import type { EntrySource } from '../ledger/entry.ts';
import type { Usd } from '../ledger/money.ts';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import type { Signal } from '../ledger/signal.ts';

/** One AI call as a span or a usage event reports it. */
export interface Report {
  readonly signal: Signal;
  readonly source: EntrySource;
  readonly call: CallReading;
  readonly status: CallStatus;
  /** When the call was made, in milliseconds since the epoch. */
  readonly calledAt: number;
  /** Seconds. */
  readonly duration?: number;
  readonly traceId: string;
  readonly spanId: string;
  /** The span above one that the SDK itself wrote: if that is of a call, it is the same call. */
  readonly aboveSpanId?: string;
  /** Whether the SDK itself may tell of the same call below: of spans of others without a response id, by which that would be known. */
  readonly mayBeToldBelow?: boolean;
  /** What its sender knows the call by, where it has no trace and span: both ids are empty then. */
  readonly callerKey?: string;
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
  /** What the application made of it. */
  readonly provisionalCost?: Usd;
  /** What was asked and answered, where that is kept. */
  readonly content?: ToldContent;
  /** Of the token that it was sent with. */
  readonly limits?: TokenLimits;
}

/** What a span or log record turned out to be; undefined if it is no report of an AI call. */
export type Reading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'quarantined'; readonly quarantined: QuarantinedReport }
  | undefined;
