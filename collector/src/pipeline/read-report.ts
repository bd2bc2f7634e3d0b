import {
  ATTR_DEPLOYMENT_ENVIRONMENT_NAME,
  ATTR_SERVICE_NAME,
  ATTR_SPANCOST_CALL_DURATION,
  ATTR_SPANCOST_COST_EXACT,
  ATTRIBUTE_ALIASES,
  EVENT_SPANCOST_USAGE,
  readCall,
  statusOf,
  type AttributeMap,
  type CallReading,
} from '@spancost/conventions';
import type Long from 'long';
import { parseUsd } from '../ledger/money.ts';
import type { LogRecord, Resource, Scope, Span } from '../otlp/messages.ts';
import { readAttributes } from '../otlp/read-attributes.ts';
import { quarantine } from './quarantine.ts';
import type { Reading, Report } from './report.ts';
import { impossibleOrigin } from './impossible-origin.ts';

/** What stands around a span or log record. */
export interface Origin {
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
}

export interface ReadOptions {
  /** Environment of telemetry that does not say. */
  readonly environment?: string;
  /** How far in the future a call may begin, in milliseconds. */
  readonly clockToleranceMs: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Span status code for an error. */
const STATUS_ERROR = 2;

export function readOrigin(resource: Resource | null, scope: Scope | null, options: ReadOptions): Origin {
  const attributes = readAttributes(resource?.attributes ?? []);
  const names = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ...(ATTRIBUTE_ALIASES[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? [])];
  const environment = names.map((name) => text(attributes[name])).find((name) => name !== undefined) ?? options.environment;
  const service = text(attributes[ATTR_SERVICE_NAME]);
  const scopeName = text(scope?.name);
  return {
    ...(service === undefined ? {} : { service }),
    ...(environment === undefined ? {} : { environment }),
    ...(scopeName === undefined ? {} : { scope: scopeName }),
  };
}

/** The call that a span reports, or undefined if it is not of a priced operation. */
export function readSpan(span: Span, origin: Origin, options: ReadOptions): Reading {
  const attributes = readAttributes(span.attributes);
  const call = readCall(attributes);
  if (call === undefined) return undefined;
  const start = toNanoseconds(span.startTimeUnixNano);
  const end = toNanoseconds(span.endTimeUnixNano);
  return toReading(attributes, call, start, options, {
    signal: 'traces',
    source: 'span',
    traceId: toHex(span.traceId),
    spanId: toHex(span.spanId),
    status:
      call.errorType === undefined && call.httpStatus === undefined && span.status?.code === STATUS_ERROR
        ? 'error'
        : statusOf(call.errorType, call.httpStatus),
    ...(end >= start ? { duration: Number(end - start) / 1e9 } : {}),
    ...origin,
  });
}

/** The call that a usage event reports, or undefined if the record is no usage event of a priced operation. */
export function readLogRecord(record: LogRecord, origin: Origin, options: ReadOptions): Reading {
  const attributes = readAttributes(record.attributes);
  if (record.eventName !== EVENT_SPANCOST_USAGE && attributes['event.name'] !== EVENT_SPANCOST_USAGE) return undefined;
  const call = readCall(attributes);
  if (call === undefined) return undefined;
  const duration = attributes[ATTR_SPANCOST_CALL_DURATION];
  // The event comes from the scope of the reporter; the scope of the span travels as an attribute.
  const scope = text(attributes['otel.scope.name']) ?? origin.scope;
  return toReading(attributes, call, toNanoseconds(record.timeUnixNano), options, {
    signal: 'logs',
    source: 'event',
    traceId: toHex(record.traceId),
    spanId: toHex(record.spanId),
    status: statusOf(call.errorType, call.httpStatus),
    ...(typeof duration === 'number' && duration >= 0 && Number.isFinite(duration) ? { duration } : {}),
    ...origin,
    ...(scope === undefined ? {} : { scope }),
  });
}

function toReading(
  attributes: AttributeMap,
  call: CallReading,
  start: bigint,
  options: ReadOptions,
  rest: Omit<Report, 'call' | 'calledAt' | 'provisionalCost'>,
): Reading {
  const calledAt = Number(start / 1_000_000n);
  const [usageProblem] = call.problems;
  const problem =
    impossibleOrigin({ ...rest, calledAt, started: start > 0n }, options) ??
    (usageProblem === undefined
      ? undefined
      : { reason: usageProblem.code, detail: call.problems.map(({ message }) => message).join('; ') });
  if (problem !== undefined) {
    return {
      kind: 'quarantined',
      quarantined: quarantine({ ...rest, ...problem, attributes, startTimeUnixNano: start.toString(), recordedAt: options.now }),
    };
  }
  const exact = attributes[ATTR_SPANCOST_COST_EXACT];
  const provisionalCost = typeof exact === 'string' ? parseUsd(exact) : undefined;
  return { kind: 'report', report: { ...rest, call, calledAt, ...(provisionalCost === undefined ? {} : { provisionalCost }) } };
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
