import { EventStreamCodec } from '@smithy/eventstream-codec';
import { describe, expect, it } from 'vitest';
import { EventFrames } from '../../src/network/event-frames.ts';

const CODEC = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  (text) => Buffer.from(text, 'utf8'),
);

type Headers = Parameters<EventStreamCodec['encode']>[0]['headers'];

function frame(headers: Headers, payload: unknown): Uint8Array {
  return CODEC.encode({ headers, body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)) });
}

const event = (type: string): Headers => ({ ':event-type': { type: 'string', value: type } });
const METADATA = frame(event('metadata'), { usage: { inputTokens: 7 } });
const CHUNK = frame(
  {
    // Values of every size, before the one that counts.
    yes: { type: 'boolean', value: true },
    byte: { type: 'byte', value: 1 },
    short: { type: 'short', value: 1 },
    integer: { type: 'integer', value: 1 },
    binary: { type: 'binary', value: Buffer.from('any') },
    at: { type: 'timestamp', value: new Date(0) },
    id: { type: 'uuid', value: 'c2a1d6c4-7c4b-4b6f-9d5a-000000000000' },
    ...event('chunk'),
  },
  { bytes: Buffer.from('{"type":"ping"}').toString('base64') },
);

describe('frames', () => {
  it('are events by their type, and the bytes of a chunk are bytes', () => {
    const events = new EventFrames(1000).push(Buffer.concat([METADATA, CHUNK]));
    expect(events).toEqual([{ metadata: { usage: { inputTokens: 7 } } }, { chunk: { bytes: Buffer.from('{"type":"ping"}') } }]);
  });

  it('may come byte by byte', () => {
    const frames = new EventFrames(1000);
    const events = Array.from(Buffer.concat([METADATA, METADATA]), (byte) => frames.push(Uint8Array.of(byte)));
    expect(events.flat()).toHaveLength(2);
  });

  it('above the limit are left out, and the next one is read, however they are cut', () => {
    const long = frame(event('metadata'), 'x'.repeat(300));
    for (const size of [1, 50, 1000]) {
      const frames = new EventFrames(200);
      const bytes = Buffer.concat([long, METADATA]);
      const events = [];
      for (let at = 0; at < bytes.length; at += size) events.push(...frames.push(bytes.subarray(at, at + size)));
      expect(events).toEqual([{ metadata: { usage: { inputTokens: 7 } } }]);
    }
  });

  it('tell the exception that ends them', () => {
    const thrown = frame({ ':exception-type': { type: 'string', value: 'throttlingException' } }, { message: 'secret' });
    expect(new EventFrames(1000).push(thrown)).toEqual([{ exception: 'throttlingException' }]);
  });

  it.each([
    ['a body that is no JSON', frame(event('metadata'), 'no')],
    ['no type', frame({}, {})],
    ['bytes that are no frames', Buffer.alloc(100)],
    ['headers longer than the frame', Buffer.concat([Buffer.from([0, 0, 0, 20, 0, 0, 255, 255, 0, 0, 0, 0]), Buffer.alloc(8, 255)])],
  ])('with %s tell nothing', (_name, bytes) => {
    expect(new EventFrames(1000).push(bytes)).toEqual([]);
  });
});
