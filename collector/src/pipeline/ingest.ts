import { UNLIMITED, type TokenLimits } from '../access/token-limits.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import { withLedgerPrice } from '../forward/ledger-price.ts';
import { encodeTraces } from '../otlp/encode.ts';
import type { LogsRequest, Span, TraceRequest } from '../otlp/messages.ts';
import { enforceOnLogs, enforceOnTraces } from './enforce-limits.ts';
import type { Outcome } from './outcome.ts';
import { readLogRecord, readOrigin, readSpan, type ReadOptions } from './read-report.ts';
import type { Recorder } from './recorder.ts';
import type { Reading } from './report.ts';
import type { Signal } from './signal.ts';

export interface IngestOptions {
  readonly recorder: Recorder;
  /** Missing if spans are not handed on. */
  readonly traces?: Forwarder;
  readonly environment?: string;
  readonly clockToleranceMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onReport: (signal: Signal, outcome: Outcome) => void;
}

/** From telemetry to ledger entries: read, identify, price, append; then, when that is durable, hand the spans on. */
export class Ingest {
  readonly #options: IngestOptions;

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /**
   * Resolves when every call among the spans is in the ledger.
   *
   * @param limits Of the token that they were sent with.
   * @throws LedgerUnavailableError
   */
  async traces(request: TraceRequest, limits: TokenLimits = UNLIMITED): Promise<void> {
    enforceOnTraces(request, limits);
    const options = this.#readOptions();
    const spans: { readonly span: Span; readonly reading: NonNullable<Reading> }[] = [];
    for (const { resource, scopeSpans } of request.resourceSpans) {
      for (const { scope, spans: list } of scopeSpans) {
        const origin = readOrigin(resource, scope, options);
        for (const span of list) {
          const reading = readSpan(span, origin, options);
          if (reading !== undefined) spans.push({ span, reading });
        }
      }
    }
    const recorded = await this.#record(
      'traces',
      spans.map(({ reading }) => reading),
      limits,
    );
    const { traces } = this.#options;
    if (traces === undefined || request.resourceSpans.length === 0) return;
    for (const [index, { span }] of spans.entries()) {
      const result = recorded[index];
      if (result !== undefined) span.attributes = withLedgerPrice(span.attributes, result);
    }
    traces.forward(encodeTraces(request), 'protobuf');
  }

  /** Resolves when every call among the usage events is in the ledger. @throws LedgerUnavailableError */
  async logs(request: LogsRequest, limits: TokenLimits = UNLIMITED): Promise<void> {
    enforceOnLogs(request, limits);
    const options = this.#readOptions();
    const readings = request.resourceLogs.flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap(({ scope, logRecords }) => {
        const origin = readOrigin(resource, scope, options);
        return logRecords.flatMap((record) => readLogRecord(record, origin, options) ?? []);
      }),
    );
    await this.#record('logs', readings, limits);
  }

  async #record(signal: Signal, readings: readonly NonNullable<Reading>[], limits: TokenLimits): ReturnType<Recorder['record']> {
    const recorded = await this.#options.recorder.record(readings, limits);
    for (const { outcome } of recorded) this.#options.onReport(signal, outcome);
    return recorded;
  }

  #readOptions(): ReadOptions {
    const { environment, clockToleranceMs, now } = this.#options;
    return { clockToleranceMs, now: now(), ...(environment === undefined ? {} : { environment }) };
  }
}
