import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { Format, Major, SdkUnderTest } from './sdk-under-test.ts';

/** A span as it comes from the process that made it. */
export interface SpanMade {
  readonly name: string;
  readonly scope: string;
  readonly startedMs: number;
  readonly attributes: Attributes;
}

/** What can be sent of a span. */
export function spanMade({ name, instrumentationScope, startTime, attributes }: ReadableSpan): SpanMade {
  return { name, scope: instrumentationScope.name, startedMs: startTime[0] * 1000, attributes: { ...attributes } };
}

/** What one scenario gave. */
export interface CellResult {
  /** What the user saw, stacks included, without frames of this package. */
  readonly seen: unknown;
  readonly unhandled: readonly unknown[];
  /** Names of the warnings of the process, and of the methods of the console that were called. */
  readonly warnings: readonly string[];
  readonly spans: readonly SpanMade[];
  /** Spans that did not end. */
  readonly open: number;
  /** What was told to OpenTelemetry's diagnostics. */
  readonly told: readonly string[];
}

/** What one SDK gave in one module system. */
export interface ColumnResult {
  readonly cells: Readonly<Record<string, CellResult>>;
  readonly shapes: Readonly<Record<string, CellResult>>;
  /** Names of the spans that each shape is to make, in the order of their ends. */
  readonly shapeSpans: Readonly<Record<string, readonly string[]>>;
  /** How many other methods bad answers are tried for. */
  readonly also: number;
  /** Whether the SDK was loaded as CommonJS. */
  readonly isCommonJs: boolean;
  /** Version of the SDK that was loaded. */
  readonly version: string;
}

/** One column of the matrix: an SDK in one of its majors and one module system. */
export interface Column {
  readonly sdk: SdkUnderTest;
  readonly major: Major;
  readonly format: Format;
}
