import type { Attributes, SpanKind } from '@opentelemetry/api';

/** A part of the collector's work that is being traced: when it began and ended, and what it is a part of. */
export interface Work {
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since the epoch, with a fraction. */
  readonly startedAt: number;
  readonly parts: Work[];
  readonly attributes: Attributes;
  endedAt?: number;
  /** Missing if it went well. */
  error?: unknown;
}

/** Now, to the microsecond. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

export function beginWork(name: string, kind: SpanKind, attributes: Attributes = {}): Work {
  return { name, kind, startedAt: preciseNow(), parts: [], attributes: { ...attributes } };
}
