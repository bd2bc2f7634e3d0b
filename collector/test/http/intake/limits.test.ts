import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { QuarantinePage, ReplayAnswer } from '@spancost/api';
import { DEFAULT_CONFIG, DEFAULT_FORWARD, decodeTraces, type LimitsConfig } from '@spancost/collector';
import { ProtobufLogsSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TRACE_REQUEST } from '../../../src/otlp/schema.ts';
import { event, GPT5, logs, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

function withLimits(limits: Partial<LimitsConfig>, more: Parameters<typeof runCollector>[0] = {}): Promise<RunningCollector> {
  return runCollector({ ...more, limits: { ...DEFAULT_CONFIG.limits, ...limits } });
}

const spans = (count: number): readonly object[] => Array.from({ length: count }, () => span());

describe('limits.body', () => {
  it.each(['/v1/traces', '/api/v1/usage'])('of 4 MiB: who sends 12 MiB at once to %s reads the 413, and why', async (path) => {
    const { url } = await runCollector();
    const sent = request(url + path, { method: 'POST', headers: { 'content-type': 'application/json' } }).end(
      Buffer.alloc(12 * 1024 * 1024),
    );
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const answer = await new Response(response).text();
    expect([response.statusCode, answer]).toEqual([413, expect.stringContaining('limits.body')]);
  });
});

describe('limits.spans_per_request', () => {
  it('of 3: two scopes of 2 spans are 3 calls and 1 that is rejected, which the answer says and nobody gets', async () => {
    const received: Buffer[] = [];
    const sink: Server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    await once(sink, 'listening');
    onTestFinished(() => void sink.close());
    const endpoint = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/v1/traces`;
    const collector = await withLimits({ spansPerRequest: 3 }, { forward: { traces: { ...DEFAULT_FORWARD, endpoint } } });
    const scopeSpans = [{ spans: spans(2) }, { spans: spans(2) }];
    const response = await collector.send('traces', { resourceSpans: [{ scopeSpans }] });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      partialSuccess: {
        rejectedSpans: '1',
        errorMessage: expect.stringMatching(/^1 items beyond the first 3 were rejected; .*limits\.spans_per_request$/),
      },
    });
    expect((await collector.stats()).total_requests).toBe(3);
    expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'rejected' })).toBe(1);
    await collector.close();
    const forwarded = decodeTraces('protobuf', Buffer.concat(received)).resourceSpans.flatMap((each) =>
      each.scopeSpans.flatMap((scope) => scope.spans),
    );
    expect(forwarded).toHaveLength(3);
  });

  it('of 3: 3 spans are taken without a word; 4 usage events are 3 and 1, in the words of logs', async () => {
    const collector = await withLimits({ spansPerRequest: 3 });
    expect(await (await collector.send('traces', traces(spans(3)))).json()).toEqual({});
    const response = await collector.send('logs', logs([event(), event(), event(), event()]));
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedLogRecords: '1' } });
    expect((await collector.stats()).total_requests).toBe(6);
  });
});

describe('what is quarantined', () => {
  const IMPOSSIBLE = { ...GPT5, 'gen_ai.usage.input_tokens': -1 };

  it('is told to the sender as a warning: nothing rejected, and how many for which reason; of a redelivery nothing', async () => {
    const collector = await runCollector();
    const body = traces([
      span(),
      span({ attributes: IMPOSSIBLE }),
      span({ attributes: IMPOSSIBLE }),
      span({ start: Date.now() + 3_600_000 }),
    ]);
    expect(await (await collector.send('traces', body)).json()).toEqual({
      partialSuccess: {
        rejectedSpans: '0',
        errorMessage:
          '3 reports of AI calls cannot be true, are in quarantine and in no sum (negative: 2, start_time_in_future: 1); GET /api/v1/quarantine says why',
      },
    });
    expect(await (await collector.send('traces', body)).json()).toEqual({});
  });

  it("is what OpenTelemetry's own exporters read from protobuf", async () => {
    const collector = await withLimits({ spansPerRequest: 1 });
    const encoded = TRACE_REQUEST.encode(decodeTraces('json', Buffer.from(JSON.stringify(traces(spans(3)))))).finish();
    const response = await collector.post('/v1/traces', new Uint8Array(encoded), { 'content-type': 'application/x-protobuf' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(ProtobufTraceSerializer.deserializeResponse(bytes)).toMatchObject({
      partialSuccess: { rejectedSpans: 2, errorMessage: expect.stringContaining('2 items beyond the first 1') },
    });
    expect(ProtobufLogsSerializer.deserializeResponse(bytes)).toMatchObject({ partialSuccess: { rejectedLogRecords: 2 } });
  });
});

describe('limits.attributes_per_span', () => {
  const many = { ...GPT5, ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`spancost.metadata.${index}`, 'x'])) };

  it('of 20: a call of 26 attributes is in quarantine, and charged when it is replayed with a limit of 30', async () => {
    const collector = await withLimits({ attributesPerSpan: 20 });
    await collector.send('traces', traces([span({ attributes: many }), span()]));
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(1);
    const { reports } = await collector.json<QuarantinePage>('/api/v1/quarantine');
    expect(reports).toMatchObject([
      { reason: 'too_many_attributes', detail: expect.stringMatching(/26 attributes; raise limits\.attributes_per_span, 20/) },
    ]);
    await collector.close();

    const again = await withLimits({ attributesPerSpan: 30 }, { ledger: collector.config.ledger });
    const replay = async (body: object): Promise<ReplayAnswer> =>
      (await (
        await again.post('/api/v1/quarantine/replay', JSON.stringify(body), { 'content-type': 'application/json' })
      ).json()) as ReplayAnswer;
    const { plan_id: approve } = await replay({ reason: 'too_many_attributes' });
    expect(await replay({ reason: 'too_many_attributes', approve })).toMatchObject({ released: 1, cost_usd: '0.00325' });
    expect((await again.calls()).some(({ metadata }) => Object.keys(metadata).length === 20)).toBe(true);
  });

  it('does not mind a span of no AI call', async () => {
    const collector = await withLimits({ attributesPerSpan: 2 });
    expect(await (await collector.send('traces', traces([span({ attributes: { a: 1, b: 2, c: 3 } })]))).json()).toEqual({});
  });
});

describe('limits.attribute_length', () => {
  it('of 128: two users that differ in their last letter stay two, by the hash of the whole; so do models and answers', async () => {
    const collector = await withLimits({ attributeLength: 128 });
    const long = 'u'.repeat(200);
    const calls = ['a', 'b', 'b'].map((last) =>
      span({
        attributes: {
          ...GPT5,
          'user.id': long + last,
          'gen_ai.response.id': `r${long}${last}`,
          'gen_ai.response.model': `m${long}${last}`,
        },
      }),
    );
    expect((await collector.send('traces', traces(calls))).status).toBe(200);
    const { by_user: users } = await collector.stats('?period=lifetime');
    expect(users.map(({ user }) => user)).toEqual([0, 1].map(() => expect.stringMatching(/^u{56}…sha256:[\da-f]{64}$/)));
    expect(users[0]).not.toEqual(users[1]);
    const kept = await collector.calls();
    expect(kept).toHaveLength(2);
    expect(new Set(kept.map(({ model }) => model)).size).toBe(2);
  });
});
