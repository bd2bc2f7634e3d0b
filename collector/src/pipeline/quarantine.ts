import type { AttributeMap } from '@spancost/conventions';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import type { Signal } from './signal.ts';
import { shortHash } from './call-keys.ts';

/** What is kept of the attributes: everything about cost and cause, nothing that may be content. */
const KEPT =
  /^(spancost\.|gen_ai\.(usage\.|operation\.name$|provider\.name$|system$|(request|response)\.model$|response\.id$)|user\.id$|session\.id$|error\.type$)/;

/** A value's characters that are kept. */
const MAX_TEXT = 256;

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
  readonly attributes: AttributeMap;
  readonly recordedAt: number;
}

/** The record of a report that cannot be true. The same report has the same id, however often it is delivered. */
export function quarantine({ signal, reason, detail, recordedAt, attributes, ...origin }: Impossible): QuarantinedReport {
  const kept = Object.entries(attributes).filter(([name]) => KEPT.test(name));
  const payload = JSON.stringify(
    {
      trace_id: origin.traceId,
      span_id: origin.spanId,
      start_time_unix_nano: origin.startTimeUnixNano,
      service: origin.service,
      environment: origin.environment,
      scope: origin.scope,
      attributes: Object.fromEntries(kept),
    },
    (_, value: unknown) => toJson(value),
  );
  return { id: shortHash(`${signal}${payload}`), recordedAt, signal, reason, detail, payload };
}

/** Values that JSON does not have, as text; long texts cut. */
function toJson(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : value;
}
