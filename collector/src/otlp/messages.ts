import type Long from 'long';

/** The shape of decoded OTLP, the same from protobuf and JSON. Fields that were not sent have protobuf's empty values. */
export interface TraceRequest {
  readonly resourceSpans: readonly ResourceSpans[];
}

export interface ResourceSpans {
  readonly resource: Resource | null;
  /** Their lists are replaced, never changed in place, when a request has more than is taken. */
  readonly scopeSpans: readonly { readonly scope: Scope | null; spans: readonly Span[] }[];
}

export interface LogsRequest {
  readonly resourceLogs: readonly ResourceLogs[];
}

export interface ResourceLogs {
  readonly resource: Resource | null;
  readonly scopeLogs: readonly { readonly scope: Scope | null; logRecords: readonly LogRecord[] }[];
}

export interface Resource {
  /** Replaced, never changed in place, where a token's limits take off what it claims. */
  attributes: readonly KeyValue[];
}

export interface Scope {
  readonly name: string;
  readonly version: string;
}

export interface Span {
  readonly traceId: Uint8Array;
  readonly spanId: Uint8Array;
  /** Empty where nothing is above. */
  readonly parentSpanId: Uint8Array;
  readonly name: string;
  readonly startTimeUnixNano: Long;
  readonly endTimeUnixNano: Long;
  /** Replaced, never changed in place, when the ledger's price or a token's tenant is put on a span. */
  attributes: readonly KeyValue[];
  readonly status: { readonly code: number } | null;
}

export interface LogRecord {
  readonly timeUnixNano: Long;
  readonly observedTimeUnixNano: Long;
  /** Replaced, never changed in place, when a token's tenant is put on a record. */
  attributes: readonly KeyValue[];
  readonly traceId: Uint8Array;
  readonly spanId: Uint8Array;
  readonly eventName: string;
}

export interface KeyValue {
  readonly key: string;
  readonly value: AnyValue | null;
}

/** A value; `value` names the member that is set. */
export interface AnyValue {
  readonly value?: 'stringValue' | 'boolValue' | 'intValue' | 'doubleValue' | 'arrayValue' | 'kvlistValue' | 'bytesValue';
  readonly stringValue: string;
  readonly boolValue: boolean;
  readonly intValue: Long;
  readonly doubleValue: number;
  readonly arrayValue: { readonly values: readonly AnyValue[] };
  readonly kvlistValue: { readonly values: readonly KeyValue[] };
  readonly bytesValue: Uint8Array;
}
