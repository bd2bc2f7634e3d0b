import { ATTR_SPANCOST_COLLECTOR_REPORTS, COLLECTOR_SPANS } from '@spancost/conventions';
import { ATTR_SERVICE_INSTANCE_ID } from '@opentelemetry/semantic-conventions';
import type { LimitsConfig } from '../config/config.ts';
import type { TokenLimits } from '../access/token-limits.ts';
import type { CallState } from '../ledger/call-state.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import { withLedgerPrice } from '../forward/ledger-price.ts';
import { encodeTraces } from '../otlp/encode.ts';
import type { LogsRequest, Span, TraceRequest } from '../otlp/messages.ts';
import { inSlices, type Steps } from '../scheduling/in-slices.ts';
import type { RequestTracing } from '../tracing/start-tracing.ts';
import { enforceOnLogs, enforceOnTraces } from './enforce-limits.ts';
import type { Outcome } from './outcome.ts';
import { firstChunkOf } from './first-chunk.ts';
import { readOrigin } from './read-origin.ts';
import { readLogRecord, readSpan, type ReadOptions } from './read-report.ts';
import type { Recorded, Recorder } from './recorder.ts';
import { rejectExcessRecords, rejectExcessSpans } from './reject-excess.ts';
import type { Reading } from './report.ts';
import type { Signal } from '../ledger/signal.ts';
import { takenOf, type Taken } from './taken.ts';

export interface IngestOptions {
  readonly recorder: Recorder;
  /** Missing if spans are not handed on. */
  readonly traces?: Forwarder;
  readonly environment?: string;
  /** Whether what spans say was asked and answered is kept. */
  readonly keepsContent?: boolean;
  readonly limits: Pick<LimitsConfig, 'clockToleranceMs' | 'spansPerRequest' | 'attributesPerSpan' | 'attributeLength'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told of the work, if somebody follows it. */
  readonly tracing: Pick<RequestTracing, 'step' | 'holds'>;
  readonly onReport: (signal: Signal, outcome: Outcome) => void;
  /** Told, if somebody counts it, of each charged call whose report says when its answer began, in seconds from the request. */
  readonly onFirstChunk?: (state: CallState, seconds: number) => void;
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
  async traces(request: TraceRequest, limits: TokenLimits): Promise<Taken> {
    enforceOnTraces(request, limits);
    const {
      tracing,
      keepsContent = false,
      limits: { spansPerRequest },
    } = this.#options;
    tracing.holds(instanceIdsOf(request));
    const rejected = rejectExcessSpans(request, spansPerRequest);
    const spans = await tracing.step(COLLECTOR_SPANS.read, () =>
      inSlices(readSpans(request, { ...this.#readOptions(), readsContent: keepsContent })),
    );
    const recorded = await this.#record(
      'traces',
      spans.map(({ reading }) => reading),
      rejected,
      limits,
    );
    const { traces } = this.#options;
    if (traces !== undefined && request.resourceSpans.length > 0) {
      for (const [index, { span }] of spans.entries()) {
        const result = recorded[index];
        if (result !== undefined) span.attributes = withLedgerPrice(span.attributes, result);
      }
      traces.forward(encodeTraces(request), 'protobuf');
    }
    return takenOf(recorded, rejected, spansPerRequest);
  }

  /** Resolves when every call among the usage events is in the ledger. @throws LedgerUnavailableError */
  async logs(request: LogsRequest, limits: TokenLimits): Promise<Taken> {
    enforceOnLogs(request, limits);
    const { spansPerRequest } = this.#options.limits;
    const rejected = rejectExcessRecords(request, spansPerRequest);
    const readings = await this.#options.tracing.step(COLLECTOR_SPANS.read, () => inSlices(readLogs(request, this.#readOptions())));
    return takenOf(await this.#record('logs', readings, rejected, limits), rejected, spansPerRequest);
  }

  async #record(
    signal: Signal,
    readings: readonly NonNullable<Reading>[],
    rejected: number,
    limits: TokenLimits,
  ): Promise<readonly Recorded[]> {
    const recorded = await this.#options.tracing.step(COLLECTOR_SPANS.record, () => this.#options.recorder.record(readings, limits), {
      [ATTR_SPANCOST_COLLECTOR_REPORTS]: readings.length,
    });
    for (const [index, { outcome, state }] of recorded.entries()) {
      this.#options.onReport(signal, outcome);
      const reading = readings[index];
      const seconds = reading?.kind === 'report' ? firstChunkOf(reading.report) : undefined;
      if (outcome === 'charged' && state !== undefined && seconds !== undefined) this.#options.onFirstChunk?.(state, seconds);
    }
    for (let each = 0; each < rejected; each += 1) this.#options.onReport(signal, 'rejected');
    return recorded;
  }

  #readOptions(): ReadOptions {
    const { environment, limits, now } = this.#options;
    return { ...limits, now: now(), ...(environment === undefined ? {} : { environment }) };
  }
}

/** Which instances of services its spans are of. */
function* instanceIdsOf({ resourceSpans }: TraceRequest): Generator<string> {
  for (const { resource } of resourceSpans)
    for (const { key, value } of resource?.attributes ?? [])
      if (key === ATTR_SERVICE_INSTANCE_ID && typeof value?.stringValue === 'string') yield value.stringValue;
}

interface ReadSpan {
  readonly span: Span;
  readonly reading: NonNullable<Reading>;
}

/** The spans that report AI calls, and what they say. */
function* readSpans({ resourceSpans }: TraceRequest, options: ReadOptions): Steps<readonly ReadSpan[]> {
  const read: ReadSpan[] = [];
  for (const { resource, scopeSpans } of resourceSpans) {
    for (const { scope, spans } of scopeSpans) {
      const origin = readOrigin(resource, scope, options.environment);
      for (const span of spans) {
        const reading = readSpan(span, origin, options);
        if (reading !== undefined) read.push({ span, reading });
        yield false;
      }
    }
  }
  return read;
}

function* readLogs({ resourceLogs }: LogsRequest, options: ReadOptions): Steps<readonly NonNullable<Reading>[]> {
  const read: NonNullable<Reading>[] = [];
  for (const { resource, scopeLogs } of resourceLogs) {
    for (const { scope, logRecords } of scopeLogs) {
      const origin = readOrigin(resource, scope, options.environment);
      for (const record of logRecords) {
        const reading = readLogRecord(record, origin, options);
        if (reading !== undefined) read.push(reading);
        yield false;
      }
    }
  }
  return read;
}
