import { EventStreamCodec } from '@smithy/eventstream-codec';
import { isObject, type JsonObject } from '../json.ts';
import type { JsonChange } from '../map-json.ts';

/** The media type of a stream of frames. */
export const EVENT_STREAM = 'application/vnd.amazon.eventstream';

const CODEC = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

/** One event of a stream in Amazon's binary framing. @see https://smithy.io/2.0/aws/amazon-eventstream.html */
export function eventFrame(type: string, payload: JsonObject): Uint8Array {
  return frame({ ':message-type': 'event', ':event-type': type }, payload);
}

/** The frame that ends a stream with an error of the service. */
export function exceptionFrame(type: string, message: string): Uint8Array {
  return frame({ ':message-type': 'exception', ':exception-type': type }, { message });
}

/** An event whose payload is whatever is given. */
export function rawFrame(payload: string): Uint8Array {
  return frame({ ':message-type': 'event', ':event-type': 'chunk' }, payload);
}

function frame(headers: Readonly<Record<string, string>>, payload: JsonObject | string): Uint8Array {
  const named = Object.entries({ ...headers, ':content-type': 'application/json' });
  return CODEC.encode({
    headers: Object.fromEntries(named.map(([name, value]) => [name, { type: 'string', value }])),
    body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
  });
}

/** A frame with its JSON changed; what an invocation streams is a vendor's JSON in the bytes of ours. */
export function mapFrame(bytes: Uint8Array, change: JsonChange): Uint8Array {
  const { headers, body } = CODEC.decode(bytes);
  const json = parsed(Buffer.from(body).toString());
  const inner = typeof json['bytes'] === 'string' ? parsed(Buffer.from(json['bytes'], 'base64').toString()) : undefined;
  const changed = inner === undefined ? change(json) : { ...json, bytes: Buffer.from(JSON.stringify(change(inner))).toString('base64') };
  return CODEC.encode({ headers, body: Buffer.from(JSON.stringify(changed)) });
}

function parsed(text: string): JsonObject {
  const json: unknown = JSON.parse(text);
  return isObject(json) ? json : {};
}
