import { EventStreamCodec } from '@smithy/eventstream-codec';
import type { JsonObject } from '../json.ts';

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

function frame(headers: Readonly<Record<string, string>>, payload: JsonObject): Uint8Array {
  const named = Object.entries({ ...headers, ':content-type': 'application/json' });
  return CODEC.encode({
    headers: Object.fromEntries(named.map(([name, value]) => [name, { type: 'string', value }])),
    body: Buffer.from(JSON.stringify(payload)),
  });
}
