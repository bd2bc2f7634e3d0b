import { ANY_VALUE_TYPE, EXPORT_RESPONSE, KEY_VALUE, RPC_STATUS, TRACE_REQUEST } from './schema.ts';
import type { Encoding } from './decode.ts';
import type { KeyValue, TraceRequest } from './messages.ts';

/** A trace request as protobuf, with the fields that the schema does not know as they came. */
export function encodeTraces(request: TraceRequest): Uint8Array {
  return TRACE_REQUEST.encode(request).finish();
}

/** What a sender is told besides that its request was taken. */
export interface PartialSuccess {
  /** Items that were not taken; 0 if the message is a warning about what was. */
  readonly rejected: number;
  readonly message: string;
}

/** How OTLP/JSON calls the items of each signal that were not taken. */
const REJECTED = { traces: 'rejectedSpans', logs: 'rejectedLogRecords', metrics: 'rejectedDataPoints' } as const;

/** The answer to a request that was taken: an empty message if there is nothing to say. */
export function encodeSuccess(encoding: Encoding, signal: keyof typeof REJECTED, partial?: PartialSuccess): Buffer {
  if (partial === undefined) return encoding === 'json' ? Buffer.from('{}') : Buffer.alloc(0);
  const { rejected, message: errorMessage } = partial;
  // 64-bit integers are texts in protobuf's JSON.
  if (encoding === 'json') return Buffer.from(JSON.stringify({ partialSuccess: { [REJECTED[signal]]: String(rejected), errorMessage } }));
  return Buffer.from(EXPORT_RESPONSE.encode({ partialSuccess: { rejected, errorMessage } }).finish());
}

/** An error of OTLP/HTTP, a google.rpc.Status. @param code A gRPC status code. */
export function encodeStatus(encoding: Encoding, code: number, message: string): Buffer {
  const status = { code, message };
  return encoding === 'json' ? Buffer.from(JSON.stringify(status)) : Buffer.from(RPC_STATUS.encode(status).finish());
}

/** An attribute whose value is a string or a double. */
export function keyValue(key: string, value: string | number): KeyValue {
  const any = ANY_VALUE_TYPE.create(typeof value === 'string' ? { stringValue: value } : { doubleValue: value });
  return KEY_VALUE.create({ key, value: any }) as unknown as KeyValue;
}
