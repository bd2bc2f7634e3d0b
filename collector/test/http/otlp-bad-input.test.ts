import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const PROTOBUF_TYPE = { 'content-type': 'application/x-protobuf' };
const GOOD = JSON.stringify(traces([span()]));
const MIB = 1024 ** 2;

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values);
}

/** One span as JSON with one field set to a value that it cannot have. */
function spanWith(field: string, value: unknown): string {
  return JSON.stringify(traces([{ ...span(), [field]: value }]));
}

interface BadRequest {
  readonly name: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
  readonly status: number;
  /** Of the message for the sender. */
  readonly says: RegExp;
}

const CASES: readonly BadRequest[] = [
  {
    name: 'text that is not protobuf',
    body: 'hello, world',
    headers: PROTOBUF_TYPE,
    status: 400,
    says: /not a protobuf ExportTraceServiceRequest/,
  },
  { name: 'JSON sent as protobuf', body: GOOD, headers: PROTOBUF_TYPE, status: 400, says: /not a protobuf/ },
  { name: 'truncated protobuf', body: bytes(0x0a, 0x7f, 0x12, 0x03), headers: PROTOBUF_TYPE, status: 400, says: /not a protobuf/ },
  { name: 'protobuf of something else', body: bytes(0x18, 0x01), headers: PROTOBUF_TYPE, status: 400, says: /none of its fields/ },
  { name: 'protobuf sent as JSON', body: bytes(0x0a, 0x00), headers: JSON_TYPE, status: 400, says: /not JSON/ },
  { name: 'truncated JSON', body: GOOD.slice(0, -5), headers: JSON_TYPE, status: 400, says: /not JSON/ },
  { name: 'an empty JSON body', body: '', headers: JSON_TYPE, status: 400, says: /not JSON/ },
  { name: 'JSON that is a list', body: '[]', headers: JSON_TYPE, status: 400, says: /The body is an array; an object/ },
  { name: 'a list that is a number', body: '{"resourceSpans":5}', headers: JSON_TYPE, status: 400, says: /resourceSpans is 5; an array/ },
  {
    name: 'a trace id that is an object',
    body: spanWith('traceId', { hex: 'ab' }),
    headers: JSON_TYPE,
    status: 400,
    says: /spans\[0\]\.traceId is an object; bytes is expected/,
  },
  {
    name: 'a time that is a list',
    body: spanWith('startTimeUnixNano', [1]),
    headers: JSON_TYPE,
    status: 400,
    says: /startTimeUnixNano is an array; fixed64/,
  },
  {
    name: 'a status that is a number',
    body: spanWith('status', 2),
    headers: JSON_TYPE,
    status: 400,
    says: /spans\[0\]\.status is 2; an object \(Status\)/,
  },
  {
    name: 'attributes that are null entries',
    body: spanWith('attributes', [null]),
    headers: JSON_TYPE,
    status: 400,
    says: /attributes\[0\] is null/,
  },
  { name: '100,000 levels of JSON', body: '['.repeat(100_000), headers: JSON_TYPE, status: 400, says: /nested deeper than 100/ },
  {
    name: 'protobuf nested 5,000 levels',
    body: nestedProtobuf(5000),
    headers: PROTOBUF_TYPE,
    status: 400,
    says: /not a protobuf/,
  },
  {
    name: 'a content type that is not OTLP',
    body: GOOD,
    headers: { 'content-type': 'text/plain' },
    status: 415,
    says: /use application\/x-protobuf or application\/json/,
  },
  { name: 'gzip that is not gzip', body: GOOD, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, status: 400, says: /is not gzip/ },
  {
    name: 'truncated gzip',
    body: new Uint8Array(gzipSync(GOOD).subarray(0, 40)),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    status: 400,
    says: /is not gzip/,
  },
  {
    name: 'an encoding nobody knows',
    body: GOOD,
    headers: { ...JSON_TYPE, 'content-encoding': 'br' },
    status: 415,
    says: /"br" is not known; use gzip, deflate, zstd or identity/,
  },
  { name: '5 MiB, above limits.body', body: ' '.repeat(5 * MIB), headers: JSON_TYPE, status: 413, says: /limits\.body/ },
  {
    name: '100 MiB in 100 KiB of gzip',
    body: new Uint8Array(gzipSync(Buffer.alloc(100 * MIB, ' '))),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    status: 413,
    says: /limits\.decompressed_body/,
  },
  {
    name: '5.4 million empty objects in 16 KB of gzip',
    body: gzipped(`{"resourceSpans":[${'{},'.repeat(5_400_000)}{}]}`),
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    status: 413,
    says: /more than 1000000 values .* limits\.values/,
  },
  {
    name: '8 million empty messages in 16 KB of gzip',
    body: gzipped(Buffer.alloc(16 * MIB, bytes(0x0a, 0x00))),
    headers: { ...PROTOBUF_TYPE, 'content-encoding': 'gzip' },
    status: 413,
    says: /more than 1000000 values .* limits\.values/,
  },
  {
    name: '8 million fields that OTLP does not have in 16 KB of gzip',
    body: gzipped(Buffer.alloc(16 * MIB, bytes(0x78, 0x00))),
    headers: { ...PROTOBUF_TYPE, 'content-encoding': 'gzip' },
    status: 413,
    says: /more than 1000000 values .* limits\.values/,
  },
];

function gzipped(body: string | Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(body));
}

/** A span's attribute whose value is a list in a list in a list; each length is a varint of the message inside. */
function nestedProtobuf(levels: number): Uint8Array<ArrayBuffer> {
  let value: Buffer = Buffer.from([0x10, 0x01]);
  for (let level = 0; level < levels; level += 1) value = field(5, field(1, value));
  return new Uint8Array(field(1, field(2, field(2, field(9, field(2, value))))));
}

function field(number: number, body: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = body.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest >= 128 ? (rest % 128) + 128 : rest);
    if (rest < 128) break;
  }
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length]), body]);
}

describe('a body that cannot be decoded', () => {
  it.each(CASES)('$name is answered $status and says why', async ({ body, headers, status, says }) => {
    const collector = await runCollector();
    const response = await collector.post('/v1/traces', body, headers);
    expect(response.status).toBe(status);
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isProtobuf = headers['content-type'] === PROTOBUF_TYPE['content-type'];
    // Of protobuf's Status the message is legible as it is.
    expect(isProtobuf ? text : (JSON.parse(text) as { message: string }).message).toMatch(says);
    expect(response.headers.get('content-type')).toContain(isProtobuf ? 'application/x-protobuf' : 'application/json');
    expect((await collector.send('traces', traces([span()]))).status).toBe(200);
    expect((await collector.stats()).total_requests).toBe(1);
    expect(await collector.sample('spancost_ingest_requests_total', { signal: 'traces', code: String(status) })).toBe(1);
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s /v1/traces is answered 405 and says that POST is allowed', async (method) => {
    const collector = await runCollector();
    const response = await fetch(`${collector.url}/v1/traces`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('a request without a content type is answered 415', async () => {
    const collector = await runCollector();
    expect((await fetch(`${collector.url}/v1/traces`, { method: 'POST' })).status).toBe(415);
  });

  it.each([
    [3, 200],
    [4, 413],
  ])('%i messages are answered %i with 3 allowed, as JSON and as protobuf', async (messages, status) => {
    // In JSON 3 messages are 7 values: 4 objects, their list and the 2 commas in it.
    const limits = { ...DEFAULT_CONFIG.limits, values: 3 };
    const protobuf = await runCollector({ limits });
    expect((await protobuf.post('/v1/traces', Uint8Array.from(Buffer.alloc(messages * 2, bytes(0x0a, 0x00))), PROTOBUF_TYPE)).status).toBe(
      status,
    );
    const json = await runCollector({ limits: { ...limits, values: 7 } });
    const body = { resourceSpans: Array.from({ length: messages }, () => ({})) };
    expect((await json.send('traces', body)).status).toBe(status);
  });

  it('whatever the bytes, the answer is 200, 400, 413 or 415 and the collector lives', async () => {
    const collector = await runCollector({ limits: { ...DEFAULT_CONFIG.limits, bodyBytes: 64 * 1024 } });
    const headers = fc.record({
      'content-type': fc.constantFrom('application/json', 'application/x-protobuf', 'application/json; charset=utf-8'),
      'content-encoding': fc.constantFrom('identity', 'gzip', 'deflate', 'zstd'),
    });
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((array) => Uint8Array.from(array)),
      fc.json({ maxDepth: 6 }),
      fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify({ resourceSpans: value, resourceLogs: value })),
      fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(traces([{ ...span(), attributes: [{ key: 'k', value }] }]))),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('traces', 'logs'), headers, body, async (signal, header, content) => {
        const response = await collector.post(`/v1/${signal}`, content, header);
        await response.arrayBuffer();
        expect([200, 400, 413, 415]).toContain(response.status);
      }),
      { numRuns: 400 },
    );
    expect((await collector.get('/healthz')).status).toBe(200);
  });

  it('any text that JSON can hold is an attribute value that the ledger keeps or replaces, and never a request that fails', async () => {
    const collector = await runCollector();
    const odd = ['nul \u0000 inside', 'lone \ud800 surrogate', "quote ' and \\", '🙂', 'x'.repeat(100_000)];
    const spans = odd.map((text) =>
      span({ attributes: { ...GPT5, 'user.id': text, 'spancost.feature': text, 'gen_ai.response.id': text } }),
    );
    expect((await collector.send('traces', traces(spans))).status).toBe(200);
    const users = (await collector.calls()).map(({ user }) => user);
    expect(users).toHaveLength(odd.length);
    expect(users).toEqual(expect.arrayContaining(["quote ' and \\", '🙂', expect.stringMatching(/^x{952}…sha256:[\da-f]{64}$/)]));
    expect((await collector.get('/metrics')).status).toBe(200);
  });
});
