import type { Attributes } from '@opentelemetry/api';

/** What these processors read of a span: that of any OpenTelemetry SDK, which this package does not depend on. */
export interface ProcessedSpan {
  readonly attributes: Attributes;
  readonly instrumentationScope: { readonly name: string };
}

/** A span that has ended. */
export interface EndedSpan extends ProcessedSpan {
  /** Seconds and nanoseconds. */
  readonly duration: readonly [number, number];
}
