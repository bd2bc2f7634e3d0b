import Long from 'long';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import type { AnyValue, KeyValue } from '../otlp/messages.ts';
import { ANY_VALUE_TYPE, KEY_VALUE } from '../otlp/schema.ts';
import { EVENT_SPANCOST_USAGE } from '@spancost/conventions';
import type { NotJson } from './kept-attributes.ts';
import type { ReportProblem } from './impossible-origin.ts';
import { PAYLOAD_FORM, type KeptPayload } from './quarantine.ts';
import { readLogRecord, readSpan, type ReadOptions } from './read-report.ts';
import type { Reading } from './report.ts';

/**
 * What a report in quarantine says to the reader of now: it is made the span or usage event again that it was, and read as that.
 * A problem if what was kept of it is not enough.
 */
export function readKept(report: QuarantinedReport, options: ReadOptions): Reading | ReportProblem {
  const payload = JSON.parse(report.payload) as KeptPayload | { readonly form?: undefined };
  if (payload.form !== PAYLOAD_FORM)
    return {
      reason: 'kept_by_earlier_version',
      detail: 'an earlier collector kept only a part of it; have its sender deliver it again, or dismiss it',
    };
  if (payload.incomplete === true)
    return { reason: 'kept_incomplete', detail: 'it had more attributes than are kept; have its sender deliver it again, or dismiss it' };
  const origin = {
    ...(payload.service === undefined ? {} : { service: payload.service }),
    ...(payload.environment === undefined ? {} : { environment: payload.environment }),
    ...(payload.scope === undefined ? {} : { scope: payload.scope }),
    ...(payload.scope_version === undefined ? {} : { scopeVersion: payload.scope_version }),
  };
  const item = {
    traceId: Buffer.from(payload.trace_id, 'hex'),
    spanId: Buffer.from(payload.span_id, 'hex'),
    attributes: Object.entries(payload.attributes).map(([name, value]) => keyValueOf(name, value, payload.not_json?.[name])),
  };
  const start = Long.fromString(payload.start_time_unix_nano, true);
  if (report.signal === 'logs') {
    const times = { timeUnixNano: start, observedTimeUnixNano: Long.UZERO };
    return readLogRecord({ ...item, ...times, eventName: EVENT_SPANCOST_USAGE }, origin, options);
  }
  const endTimeUnixNano = Long.fromString(payload.end_time_unix_nano ?? '0', true);
  return readSpan(
    {
      ...item,
      parentSpanId: Buffer.from(payload.parent_span_id ?? '', 'hex'),
      name: '',
      startTimeUnixNano: start,
      endTimeUnixNano,
      status: { code: payload.status_code ?? 0 },
    },
    origin,
    options,
  );
}

function keyValueOf(key: string, value: unknown, notJson?: NotJson): KeyValue {
  return KEY_VALUE.create({ key, value: anyValueOf(value, notJson) }) as unknown as KeyValue;
}

function anyValueOf(value: unknown, notJson?: NotJson): AnyValue | null {
  const fields = fieldsOf(value, notJson);
  return fields === undefined ? null : (ANY_VALUE_TYPE.create(fields) as unknown as AnyValue);
}

function fieldsOf(value: unknown, notJson?: NotJson): Readonly<Record<string, unknown>> | undefined {
  if (typeof value === 'string') {
    if (notJson === 'bigint') return { intValue: Long.fromString(value) };
    if (notJson === 'number') return { doubleValue: Number(value) };
    return notJson === 'bytes' ? { bytesValue: Buffer.from(value, 'base64') } : { stringValue: value };
  }
  if (typeof value === 'number') return { doubleValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return { arrayValue: { values: value.map((each) => anyValueOf(each) ?? ANY_VALUE_TYPE.create({})) } };
  return { kvlistValue: { values: Object.entries(value).map(([key, each]) => keyValueOf(key, each)) } };
}
