import { atOnce, inSlices, type Steps } from '../scheduling/in-slices.ts';
import { jsonSteps } from './decode-json.ts';
import { protobufSteps } from './decode-protobuf.ts';
import type { LogsRequest, TraceRequest } from './messages.ts';
import { LOGS, TRACES, type RequestType } from './schema.ts';
import { ValueCount } from './value-count.ts';

/** How a request is written; its answer is written the same way. */
export type Encoding = 'protobuf' | 'json';

/** The content type of each encoding. */
export const CONTENT_TYPES: Readonly<Record<Encoding, string>> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** The request of each signal that is read. */
export interface Requests {
  readonly traces: TraceRequest;
  readonly logs: LogsRequest;
}

const TYPES: Readonly<Record<keyof Requests, RequestType>> = { traces: TRACES, logs: LOGS };

export interface DecodeOptions {
  /** More fields than this are not read. */
  readonly maxValues: number;
  /** Asked for room for so many further values before they are made; throws if there is none. */
  readonly take: (values: number) => void;
}

/** @param maxValues More fields than this are not read; default: no limit. @throws DecodingError, TooManyValuesError */
export function decodeTraces(encoding: Encoding, body: Buffer, maxValues: number = Number.POSITIVE_INFINITY): TraceRequest {
  return atOnce(stepsOf('traces', encoding, body, new ValueCount(maxValues)));
}

/** @param maxValues More fields than this are not read; default: no limit. @throws DecodingError, TooManyValuesError */
export function decodeLogs(encoding: Encoding, body: Buffer, maxValues: number = Number.POSITIVE_INFINITY): LogsRequest {
  return atOnce(stepsOf('logs', encoding, body, new ValueCount(maxValues)));
}

/** The same, a few milliseconds at a time, so that a large request does not keep others waiting. */
export function decodeInSlices<S extends keyof Requests>(
  signal: S,
  encoding: Encoding,
  body: Buffer,
  { maxValues, take }: DecodeOptions,
): Promise<Requests[S]> {
  const count = new ValueCount(maxValues);
  let taken = 0;
  return inSlices(stepsOf(signal, encoding, body, count), () => {
    take(count.values - taken);
    taken = count.values;
  });
}

function* stepsOf<S extends keyof Requests>(signal: S, encoding: Encoding, body: Buffer, count: ValueCount): Steps<Requests[S]> {
  const steps = encoding === 'json' ? jsonSteps : protobufSteps;
  // The schema has exactly the fields of the interface.
  return (yield* steps(TYPES[signal], body, count)) as unknown as Requests[S];
}
