import type { AttributeMap } from '@spancost/conventions';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import { boundedText } from './bounded-texts.ts';
import { shortHash } from './call-keys.ts';
import { keptAttributes, type NotJson } from './kept-attributes.ts';
import type { Signal } from '../ledger/signal.ts';

export interface Impossible {
  readonly signal: Signal;
  readonly reason: string;
  readonly detail: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly startTimeUnixNano: string;
  /** Of a span. */
  readonly endTimeUnixNano?: string;
  /** Of a span that has one above it. */
  readonly parentSpanId?: string;
  /** Of a span: 2 is an error. */
  readonly statusCode?: number;
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
  readonly scopeVersion?: string;
  readonly attributes: AttributeMap;
  /** Characters of a text that are kept as they are. */
  readonly attributeLength: number;
  readonly recordedAt: number;
}

/** The form of {@link KeptPayload} that can be read again; what earlier collectors kept has none, and lacks a part. */
export const PAYLOAD_FORM = 2;

/** What is kept of a report, without content: all that it takes to read the call again. */
export interface KeptPayload {
  readonly form: typeof PAYLOAD_FORM;
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly start_time_unix_nano: string;
  readonly end_time_unix_nano?: string;
  readonly status_code?: number;
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
  readonly scope_version?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What attributes were that JSON has as text only. */
  readonly not_json?: Readonly<Record<string, NotJson>>;
  /** There were more attributes than are kept. */
  readonly incomplete?: true;
}

/** The record of a report that cannot be true. The same report has the same id, however often it is delivered. */
export function quarantine({ signal, reason, detail, recordedAt, attributes, attributeLength, ...origin }: Impossible): QuarantinedReport {
  const { attributes: kept, notJson, isIncomplete } = keptAttributes(attributes, attributeLength);
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : boundedText(value, attributeLength));
  // Members that are undefined are left out.
  const payload = JSON.stringify({
    form: PAYLOAD_FORM,
    trace_id: text(origin.traceId),
    span_id: text(origin.spanId),
    parent_span_id: text(origin.parentSpanId),
    start_time_unix_nano: origin.startTimeUnixNano,
    end_time_unix_nano: origin.endTimeUnixNano,
    status_code: origin.statusCode,
    service: text(origin.service),
    environment: text(origin.environment),
    scope: text(origin.scope),
    scope_version: text(origin.scopeVersion),
    attributes: kept,
    not_json: Object.keys(notJson).length === 0 ? undefined : notJson,
    incomplete: isIncomplete ? true : undefined,
  });
  return { id: shortHash(`${signal}${payload}`), recordedAt, signal, reason, detail, payload };
}
