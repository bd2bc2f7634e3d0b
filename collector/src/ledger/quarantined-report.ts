import type { Signal } from '../pipeline/signal.ts';

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
