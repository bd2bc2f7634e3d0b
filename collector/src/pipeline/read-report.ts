import {
  ATTR_SPANCOST_CALL_DURATION,
  ATTR_SPANCOST_COST_EXACT,
  EVENT_SPANCOST_USAGE,
  isWrittenBySdk,
  OWN_SCOPES,
  readCall,
  statusOf,
  type AttributeMap,
  type CallReading,
  type InstrumentationScope,
} from '@spancost/conventions';
import type Long from 'long';
import { toldContent } from '../content/told-content.ts';
import { parseUsd } from '../ledger/money.ts';
import type { LogRecord, Span } from '../otlp/messages.ts';
import { withBoundedTexts } from './bounded-texts.ts';
import { impossibleDuration } from './impossible-duration.ts';
import { impossibleOrigin, type ReportProblem } from './impossible-origin.ts';
import { quarantine } from './quarantine.ts';
import type { Origin } from './read-origin.ts';
import { readOrQuarantine, type UnreadReport } from './read-or-quarantine.ts';
import type { Reading, Report } from './report.ts';
import type { Signal } from '../ledger/signal.ts';

export interface ReadOptions {
  /** Environment of telemetry that does not say. */
  readonly environment?: string;
  /** How far in the future a call may begin and end, in milliseconds. */
  readonly clockToleranceMs: number;
  /** Calls of before it have been removed, in milliseconds since the epoch. */
  readonly keptFrom?: number | undefined;
  /** Attributes that a report may have. */
  readonly attributesPerSpan: number;
  /** Characters of a text that are kept as they are. */
  readonly attributeLength: number;
  /** Whether what spans say was asked and answered is read. */
  readonly readsContent?: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Span status code for an error. */
const STATUS_ERROR = 2;

/** The call that a span reports, or undefined if it is not of a priced operation. Never throws. */
export function readSpan(span: Span, origin: Origin, options: ReadOptions): Reading {
  const frame = frameOf('traces', span, toNanoseconds(span.startTimeUnixNano), origin, options);
  return readOrQuarantine(frame, span.attributes, (attributes) => {
    const scope = { name: origin.scope, version: origin.scopeVersion };
    const call = readCall(attributes, scope);
    if (call === undefined) return undefined;
    const start = toNanoseconds(span.startTimeUnixNano);
    const end = toNanoseconds(span.endTimeUnixNano);
    const isError = call.errorType === undefined && call.httpStatus === undefined && span.status?.code === STATUS_ERROR;
    const reading = toReading(attributes, call, frame, options, {
      source: 'span',
      layer: layerOf(span, scope, call),
      attributeCount: span.attributes.length,
      status: isError ? 'error' : statusOf(call.errorType, call.httpStatus),
      // A span that ends before it starts, or not at all, tells no duration.
      duration: end >= start ? Number(end - start) / 1e9 : undefined,
    });
    return options.readsContent === true ? withContent(reading, attributes) : reading;
  });
}

/** The call that a usage event reports, or undefined if the record is no usage event of a priced operation. Never throws. */
export function readLogRecord(record: LogRecord, origin: Origin, options: ReadOptions): Reading {
  const told = frameOf('logs', record, toNanoseconds(record.timeUnixNano), origin, options);
  return readOrQuarantine(told, record.attributes, (attributes) => {
    if (record.eventName !== EVENT_SPANCOST_USAGE && attributes['event.name'] !== EVENT_SPANCOST_USAGE) return undefined;
    // An event is Spancost's own: whoever measured the call, its counts are those of the conventions.
    const call = readCall(attributes);
    if (call === undefined) return undefined;
    // The event comes from the scope of the reporter; the scope of the span travels as an attribute.
    const scope = text(attributes['otel.scope.name']);
    const duration = attributes[ATTR_SPANCOST_CALL_DURATION];
    const frame = record.timeUnixNano.isZero() ? { ...told, startTimeUnixNano: observedStart(record, duration).toString() } : told;
    return toReading(attributes, call, scope === undefined ? frame : { ...frame, scope }, options, {
      source: 'event',
      attributeCount: record.attributes.length,
      status: statusOf(call.errorType, call.httpStatus),
      duration,
    });
  });
}

/** The report with the content that its span carries; of what is in quarantine none is kept. */
function withContent(reading: Reading, attributes: AttributeMap): Reading {
  const content = reading?.kind === 'report' ? toldContent(attributes) : undefined;
  return reading?.kind === 'report' && content !== undefined ? { ...reading, report: { ...reading.report, content } } : reading;
}

/** When a call began whose event says only when it was observed, which is at its end; in nanoseconds, 0 if it says neither. */
function observedStart({ observedTimeUnixNano }: LogRecord, duration: unknown): bigint {
  const observed = toNanoseconds(observedTimeUnixNano);
  const took =
    typeof duration === 'number' && duration > 0 && duration < Number.MAX_SAFE_INTEGER / 1e9 ? BigInt(Math.round(duration * 1e9)) : 0n;
  return observed > took ? observed - took : 0n;
}

type Layer = Pick<Report, 'aboveSpanId' | 'mayBeToldBelow'>;

/** How a span may stand to one of the same call above or below it, where no response id says that they are one. */
function layerOf({ parentSpanId }: Span, scope: InstrumentationScope, { responseId }: CallReading): Layer {
  if (isWrittenBySdk(scope)) return parentSpanId.length === 0 ? {} : { aboveSpanId: toHex(parentSpanId) };
  return responseId === undefined && scope.name?.startsWith(OWN_SCOPES) !== true ? { mayBeToldBelow: true } : {};
}

function frameOf(
  signal: Signal,
  from: Span | LogRecord,
  start: bigint,
  origin: Origin,
  { now, attributeLength }: ReadOptions,
): UnreadReport {
  return {
    signal,
    traceId: toHex(from.traceId),
    spanId: toHex(from.spanId),
    startTimeUnixNano: start.toString(),
    ...('endTimeUnixNano' in from
      ? {
          ...(from.parentSpanId.length === 0 ? {} : { parentSpanId: toHex(from.parentSpanId) }),
          endTimeUnixNano: toNanoseconds(from.endTimeUnixNano).toString(),
          statusCode: from.status?.code ?? 0,
        }
      : {}),
    attributeLength,
    ...origin,
    recordedAt: now,
  };
}

function toReading(
  attributes: AttributeMap,
  call: CallReading,
  frame: UnreadReport,
  options: ReadOptions,
  {
    source,
    status,
    duration,
    layer,
    attributeCount,
  }: Pick<Report, 'source' | 'status'> & { readonly duration: unknown; readonly attributeCount: number; readonly layer?: Layer },
): Reading {
  const {
    startTimeUnixNano,
    recordedAt: _,
    endTimeUnixNano: __,
    statusCode: ___,
    attributeLength: ____,
    parentSpanId: _____,
    ...rest
  } = frame;
  const start = BigInt(startTimeUnixNano);
  const calledAt = Number(start / 1_000_000n);
  const problem =
    tooManyAttributes(attributeCount, options.attributesPerSpan) ??
    impossibleOrigin({ ...rest, calledAt, started: start > 0n }, options) ??
    impossibleDuration(duration, { ...options, calledAt }) ??
    usageProblem(call);
  if (problem !== undefined) return { kind: 'quarantined', quarantined: quarantine({ ...frame, ...problem, attributes }) };
  const exact = attributes[ATTR_SPANCOST_COST_EXACT];
  const provisionalCost = typeof exact === 'string' ? parseUsd(exact) : undefined;
  return {
    kind: 'report',
    report: withBoundedTexts(
      {
        ...rest,
        ...layer,
        source,
        status,
        call,
        calledAt,
        ...(typeof duration === 'number' ? { duration } : {}),
        ...(provisionalCost === undefined ? {} : { provisionalCost }),
      },
      options.attributeLength,
    ),
  };
}

function tooManyAttributes(count: number, max: number): ReportProblem | undefined {
  if (count <= max) return undefined;
  return {
    reason: 'too_many_attributes',
    detail: `it has ${count} attributes; raise limits.attributes_per_span, ${max}, and replay it, or have the sender write fewer`,
  };
}

function usageProblem({ problems }: CallReading): ReportProblem | undefined {
  const [first] = problems;
  return first && { reason: first.code, detail: problems.map(({ message }) => message).join('; ') };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function toNanoseconds({ high, low }: Long): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
