import type { AttributeMap } from '@spancost/conventions';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import type { Signal } from './signal.ts';
import { shortHash } from './call-keys.ts';

/** What is kept of the attributes: everything about cost and cause, nothing that may be content. */
const KEPT =
  /^(spancost\.|gen_ai\.(usage\.|operation\.name$|provider\.name$|system$|(request|response)\.model$|response\.id$)|user\.id$|session\.id$|error\.type$)/;

/** A value's characters that are kept. */
const MAX_TEXT = 256;

/** Members of an object or array that are kept, and levels below an attribute. */
const MAX_MEMBERS = 128;
const MAX_DEPTH = 4;

export interface Impossible {
  readonly signal: Signal;
  readonly reason: string;
  readonly detail: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly startTimeUnixNano: string;
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
  readonly scopeVersion?: string;
  readonly attributes: AttributeMap;
  readonly recordedAt: number;
}

/**
 * The record of a report that cannot be true. The same report has the same id, however often it is delivered. Takes
 * attributes of any form and size: what JSON does not have is text, what is long or deep is cut.
 */
export function quarantine({ signal, reason, detail, recordedAt, attributes, ...origin }: Impossible): QuarantinedReport {
  const kept = Object.entries(attributes).filter(([name]) => KEPT.test(name));
  const payload = JSON.stringify({
    trace_id: origin.traceId,
    span_id: origin.spanId,
    start_time_unix_nano: origin.startTimeUnixNano,
    service: toJson(origin.service),
    environment: toJson(origin.environment),
    scope: toJson(origin.scope),
    scope_version: toJson(origin.scopeVersion),
    attributes: toJson(Object.fromEntries(kept)),
  });
  return { id: shortHash(`${signal}${payload}`), recordedAt, signal, reason, detail, payload };
}

/** A JSON value of any value: bytes as base64, numbers that JSON does not have as text. */
function toJson(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return value.slice(0, MAX_TEXT);
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : objectToJson(value, depth);
    default:
      return `[${typeof value}]`;
  }
}

function objectToJson(value: object, depth: number): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.subarray(0, MAX_TEXT)).toString('base64').slice(0, MAX_TEXT);
  if (depth > MAX_DEPTH) return '[nested deeper]';
  if (Array.isArray(value)) return value.slice(0, MAX_MEMBERS).map((each) => toJson(each, depth + 1));
  const members = Object.entries(value).slice(0, MAX_MEMBERS);
  return Object.fromEntries(members.map(([name, each]) => [name.slice(0, MAX_TEXT), toJson(each, depth + 1)]));
}
