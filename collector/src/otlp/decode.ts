import type protobuf from 'protobufjs';
import { decodeJson } from './decode-json.ts';
import { decodeProtobuf } from './decode-protobuf.ts';
import type { LogsRequest, TraceRequest } from './messages.ts';
import { LOGS_REQUEST, TRACE_REQUEST } from './schema.ts';

/** How a request is written; its answer is written the same way. */
export type Encoding = 'protobuf' | 'json';

/** The content type of each encoding. */
export const CONTENT_TYPES: Readonly<Record<Encoding, string>> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** @param maxValues More fields than this are not read; default: no limit. @throws DecodingError, TooManyValuesError */
export function decodeTraces(encoding: Encoding, body: Buffer, maxValues: number = Number.POSITIVE_INFINITY): TraceRequest {
  // The schema has exactly the fields of the interface.
  return decode(TRACE_REQUEST, encoding, body, maxValues) as unknown as TraceRequest;
}

/** @param maxValues More fields than this are not read; default: no limit. @throws DecodingError, TooManyValuesError */
export function decodeLogs(encoding: Encoding, body: Buffer, maxValues: number = Number.POSITIVE_INFINITY): LogsRequest {
  return decode(LOGS_REQUEST, encoding, body, maxValues) as unknown as LogsRequest;
}

function decode(type: protobuf.Type, encoding: Encoding, body: Buffer, maxValues: number): protobuf.Message {
  return encoding === 'json' ? decodeJson(type, body, maxValues) : decodeProtobuf(type, body, maxValues);
}
