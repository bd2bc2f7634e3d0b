import protobuf from 'protobufjs';

/** Fields of one message as `name: '[repeated] type number'`. */
type Message = Readonly<Record<string, string>>;

/** The members of AnyValue, of which at most one is set. */
const ANY_VALUE: Message = {
  stringValue: 'string 1',
  boolValue: 'bool 2',
  intValue: 'int64 3',
  doubleValue: 'double 4',
  arrayValue: 'ArrayValue 5',
  kvlistValue: 'KeyValueList 6',
  bytesValue: 'bytes 7',
};

/**
 * The part of OTLP that the collector reads, as the protocol numbers it (opentelemetry-proto 1.x); enumerations are their
 * integers. Fields that are not listed are kept as bytes and written again, so a newer sender loses nothing.
 *
 * @see https://github.com/open-telemetry/opentelemetry-proto
 */
const MESSAGES: Readonly<Record<string, Message>> = {
  ExportTraceServiceRequest: { resourceSpans: 'repeated ResourceSpans 1' },
  ResourceSpans: { resource: 'Resource 1', scopeSpans: 'repeated ScopeSpans 2', schemaUrl: 'string 3' },
  ScopeSpans: { scope: 'InstrumentationScope 1', spans: 'repeated Span 2', schemaUrl: 'string 3' },
  Span: {
    traceId: 'bytes 1',
    spanId: 'bytes 2',
    traceState: 'string 3',
    parentSpanId: 'bytes 4',
    name: 'string 5',
    kind: 'int32 6',
    startTimeUnixNano: 'fixed64 7',
    endTimeUnixNano: 'fixed64 8',
    attributes: 'repeated KeyValue 9',
    droppedAttributesCount: 'uint32 10',
    events: 'repeated Event 11',
    droppedEventsCount: 'uint32 12',
    links: 'repeated Link 13',
    droppedLinksCount: 'uint32 14',
    status: 'Status 15',
    flags: 'fixed32 16',
  },
  Event: { timeUnixNano: 'fixed64 1', name: 'string 2', attributes: 'repeated KeyValue 3', droppedAttributesCount: 'uint32 4' },
  Link: {
    traceId: 'bytes 1',
    spanId: 'bytes 2',
    traceState: 'string 3',
    attributes: 'repeated KeyValue 4',
    droppedAttributesCount: 'uint32 5',
    flags: 'fixed32 6',
  },
  Status: { message: 'string 2', code: 'int32 3' },
  ExportLogsServiceRequest: { resourceLogs: 'repeated ResourceLogs 1' },
  ResourceLogs: { resource: 'Resource 1', scopeLogs: 'repeated ScopeLogs 2', schemaUrl: 'string 3' },
  ScopeLogs: { scope: 'InstrumentationScope 1', logRecords: 'repeated LogRecord 2', schemaUrl: 'string 3' },
  LogRecord: {
    timeUnixNano: 'fixed64 1',
    severityNumber: 'int32 2',
    severityText: 'string 3',
    body: 'AnyValue 5',
    attributes: 'repeated KeyValue 6',
    droppedAttributesCount: 'uint32 7',
    flags: 'fixed32 8',
    traceId: 'bytes 9',
    spanId: 'bytes 10',
    observedTimeUnixNano: 'fixed64 11',
    eventName: 'string 12',
  },
  Resource: { attributes: 'repeated KeyValue 1', droppedAttributesCount: 'uint32 2', entityRefs: 'repeated EntityRef 3' },
  EntityRef: { schemaUrl: 'string 1', type: 'string 2', idKeys: 'repeated string 3', descriptionKeys: 'repeated string 4' },
  InstrumentationScope: { name: 'string 1', version: 'string 2', attributes: 'repeated KeyValue 3', droppedAttributesCount: 'uint32 4' },
  KeyValue: { key: 'string 1', value: 'AnyValue 2' },
  AnyValue: ANY_VALUE,
  ArrayValue: { values: 'repeated AnyValue 1' },
  KeyValueList: { values: 'repeated KeyValue 1' },
  // Requests whose spans and records are still bytes, which is the same on the wire: so that they can be decoded one by one.
  TraceFrame: { resourceSpans: 'repeated ResourceSpansFrame 1' },
  ResourceSpansFrame: { resource: 'Resource 1', scopeSpans: 'repeated ScopeSpansFrame 2', schemaUrl: 'string 3' },
  ScopeSpansFrame: { scope: 'InstrumentationScope 1', spans: 'repeated bytes 2', schemaUrl: 'string 3' },
  LogsFrame: { resourceLogs: 'repeated ResourceLogsFrame 1' },
  ResourceLogsFrame: { resource: 'Resource 1', scopeLogs: 'repeated ScopeLogsFrame 2', schemaUrl: 'string 3' },
  ScopeLogsFrame: { scope: 'InstrumentationScope 1', logRecords: 'repeated bytes 2', schemaUrl: 'string 3' },
  /** The answer to a request; the count is of spans or of records. */
  ExportResponse: { partialSuccess: 'PartialSuccess 1' },
  PartialSuccess: { rejected: 'int64 1', errorMessage: 'string 2' },
  /** google.rpc.Status, the body of every OTLP error. */
  RpcStatus: { code: 'int32 1', message: 'string 2' },
};

function buildRoot(): protobuf.Root {
  // protobufjs finds the package `long` by itself; without it timestamps would be rounded.
  if (protobuf.util.Long === undefined)
    throw new Error('The package "long" is missing: 64-bit integers would not be exact. Install the dependencies again.');
  const root = new protobuf.Root();
  for (const [name, fields] of Object.entries(MESSAGES)) {
    const type = new protobuf.Type(name);
    for (const [field, declaration] of Object.entries(fields)) {
      const [id, kind, rule] = declaration.split(' ').toReversed();
      // Without it, bytes that were not sent would be an array instead of a Uint8Array.
      const options = kind === 'bytes' && rule === undefined ? { default: '' } : undefined;
      type.add(new protobuf.Field(field, Number(id), kind ?? '', rule, undefined, options));
    }
    if (name === 'AnyValue') type.add(new protobuf.OneOf('value', Object.keys(ANY_VALUE)));
    root.add(type);
  }
  root.resolveAll();
  return root;
}

const ROOT: protobuf.Root = buildRoot();

export const TRACE_REQUEST: protobuf.Type = ROOT.lookupType('ExportTraceServiceRequest');

/** A kind of request, and what it is full of. */
export interface RequestType {
  readonly request: protobuf.Type;
  /** The same with the items as bytes. */
  readonly frame: protobuf.Type;
  /** What the items are in. */
  readonly scope: protobuf.Type;
  readonly item: protobuf.Type;
  /** The fields on the way from the request to its items. */
  readonly path: readonly [string, string, string];
}

export const TRACES: RequestType = {
  request: TRACE_REQUEST,
  frame: ROOT.lookupType('TraceFrame'),
  scope: ROOT.lookupType('ScopeSpans'),
  item: ROOT.lookupType('Span'),
  path: ['resourceSpans', 'scopeSpans', 'spans'],
};

export const LOGS: RequestType = {
  request: ROOT.lookupType('ExportLogsServiceRequest'),
  frame: ROOT.lookupType('LogsFrame'),
  scope: ROOT.lookupType('ScopeLogs'),
  item: ROOT.lookupType('LogRecord'),
  path: ['resourceLogs', 'scopeLogs', 'logRecords'],
};
export const EXPORT_RESPONSE: protobuf.Type = ROOT.lookupType('ExportResponse');
export const RPC_STATUS: protobuf.Type = ROOT.lookupType('RpcStatus');
export const KEY_VALUE: protobuf.Type = ROOT.lookupType('KeyValue');
export const ANY_VALUE_TYPE: protobuf.Type = ROOT.lookupType('AnyValue');
