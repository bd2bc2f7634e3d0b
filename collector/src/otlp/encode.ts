import { ANY_VALUE_TYPE, KEY_VALUE, RPC_STATUS, TRACE_REQUEST } from './schema.ts';
import type { Encoding } from './decode.ts';
import type { KeyValue, TraceRequest } from './messages.ts';

/** A trace request as protobuf, with the fields that the schema does not know as they came. */
export function encodeTraces(request: TraceRequest): Uint8Array {
  return TRACE_REQUEST.encode(request).finish();
}

/** The answer to a request of which nothing was rejected: an empty message. */
export function encodeSuccess(encoding: Encoding): Buffer {
  return encoding === 'json' ? Buffer.from('{}') : Buffer.alloc(0);
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
