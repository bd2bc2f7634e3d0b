import type { Signal } from './signal.ts';

/** A report that cannot be true: kept as it came, in no sum. */
export interface QuarantinedReport {
  /** Hash of signal and payload, so that a redelivery is known. */
  readonly id: string;
  readonly recordedAt: number;
  readonly signal: Signal;
  /** What is wrong, as a code: `cache_exceeds_input`, `trace_id_invalid`. */
  readonly reason: string;
  /** What is wrong, in words. */
  readonly detail: string;
  /** JSON of what was sent, without content. */
  readonly payload: string;
}

/** What was decided about a report in quarantine: it was read again and is in the ledger, or somebody said that it is nothing. */
export type QuarantineVerdict = 'released' | 'dismissed';

export interface QuarantineDecision {
  readonly reportId: string;
  readonly verdict: QuarantineVerdict;
  readonly decidedAt: number;
  /** Why it was dismissed, or what became of it when it was read again. */
  readonly note: string;
  /** The call that a released report is now in. */
  readonly callId?: string;
}

/** A report in quarantine, and the latest decision about it; one without waits for it. It is never deleted by a decision. */
export interface KeptReport extends QuarantinedReport {
  readonly decision?: QuarantineDecision;
}

/** What waits, what has been decided, or all of it. */
type QuarantineState = 'waiting' | QuarantineVerdict | 'all';

/** Which reports of the quarantine; times in milliseconds since the epoch, by when they came. */
export interface QuarantineFilter {
  readonly ids?: readonly string[];
  readonly reason?: string;
  readonly service?: string;
  readonly from?: number;
  /** Up to, not including. */
  readonly to?: number;
  readonly state?: QuarantineState;
}

/** Where a page of the quarantine ended. */
export interface QuarantinePosition {
  readonly recordedAt: number;
  readonly id: string;
}
