import { decodeJson } from './decode-json.ts';
import { decodeProtobuf } from './decode-protobuf.ts';
import type { LogsRequest, TraceRequest } from './messages.ts';
import { LOGS_REQUEST, TRACE_REQUEST } from './schema.ts';

/** How a request is written; its answer is written the same way. */
export type Encoding = 'protobuf' | 'json';

/** The content type of each encoding. */
export const CONTENT_TYPES: Readonly<Record<Encoding, string>> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** @throws DecodingError */
export function decodeTraces(encoding: Encoding, body: Buffer): TraceRequest {
  // The schema has exactly the fields of the interface.
  return (encoding === 'json' ? decodeJson(TRACE_REQUEST, body) : decodeProtobuf(TRACE_REQUEST, body)) as unknown as TraceRequest;
}

/** @throws DecodingError */
export function decodeLogs(encoding: Encoding, body: Buffer): LogsRequest {
  return (encoding === 'json' ? decodeJson(LOGS_REQUEST, body) : decodeProtobuf(LOGS_REQUEST, body)) as unknown as LogsRequest;
}
