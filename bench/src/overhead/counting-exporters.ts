import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { LogRecordExporter, ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { AggregationTemporality, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

type Done = (result: ExportResult) => void;

/** Exports nowhere; reads every attribute of what it was given, as whoever sends it must, counts it and keeps the last of it. */
class CountingExporter<T extends { readonly attributes: object }> {
  count = 0;
  attributes = 0;
  last: T | undefined;

  export(items: readonly T[], done: Done): void {
    this.count += items.length;
    for (const { attributes } of items) for (const value of Object.values(attributes)) if (value !== undefined) this.attributes += 1;
    this.last = items.at(-1) ?? this.last;
    done({ code: ExportResultCode.SUCCESS });
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

export class CountingSpanExporter extends CountingExporter<ReadableSpan> implements SpanExporter {}

export class CountingLogExporter extends CountingExporter<ReadableLogRecord> implements LogRecordExporter {}

/** Exports metrics nowhere. */
export class NoMetricExporter implements PushMetricExporter {
  export(_metrics: unknown, done: Done): void {
    done({ code: ExportResultCode.SUCCESS });
  }

  selectAggregationTemporality(): AggregationTemporality {
    return AggregationTemporality.CUMULATIVE;
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
