import { expect, it } from 'vitest';
import type { TracesConfig } from '../../src/config/config.ts';
import { logs, event, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';
import { DEFAULT_FORWARD } from '@spancost/collector';
import { traceSink, type SentSpan, type TraceSink } from './trace-sink.ts';

const to = ({ endpoint }: TraceSink, ratio = 1): { traces: TracesConfig } => ({
  traces: { endpoint, headers: { 'x-scope': 'team' }, timeoutMs: 2000, ratio },
});
const childrenOf = (spans: readonly SentSpan[], parent: SentSpan): readonly string[] =>
  spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId).map(({ name }) => name);

it('a request is one trace: decode, read, record with its price and commit, and forward', async () => {
  const [sink, tempo] = [await traceSink(), await traceSink()];
  const collector = await runCollector({
    telemetry: to(sink),
    forward: { traces: { ...DEFAULT_FORWARD, endpoint: tempo.endpoint } },
  });
  expect((await collector.send('traces', traces([span()]))).status).toBe(200);
  await collector.close();
  expect(sink.headers[0]).toMatchObject({ 'content-type': 'application/x-protobuf', 'x-scope': 'team' });
  const request = sink.spans.find(({ name }) => name === 'POST /v1/traces')!;
  expect(request).toMatchObject({
    kind: 2,
    parentSpanId: '',
    attributes: { 'http.request.method': 'POST', 'http.route': '/v1/traces', 'http.response.status_code': 200 },
    resource: { 'service.name': 'spancost-collector' },
  });
  expect(childrenOf(sink.spans, request).toSorted()).toEqual([
    'spancost.collector.decode',
    'spancost.collector.forward',
    'spancost.collector.read',
    'spancost.collector.record',
  ]);
  const record = sink.spans.find(({ name }) => name === 'spancost.collector.record')!;
  expect(childrenOf(sink.spans, record)).toEqual(['spancost.collector.price', 'spancost.collector.commit']);
  expect(sink.spans.find(({ name }) => name.endsWith('.commit'))?.attributes).toEqual({
    'spancost.collector.reports': 1,
    'spancost.collector.requests': 1,
  });
  expect(sink.spans).toHaveLength(7);
});

it("a sender's trace holds the spans of its request, and a sender that is not sampled has none", async () => {
  const sink = await traceSink();
  const collector = await runCollector({ telemetry: to(sink) });
  const traceparent = (flags: string) => ({ traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${flags}` });
  await collector.send('logs', logs([event()]), traceparent('01'));
  await collector.send('logs', logs([event()]), traceparent('00'));
  await collector.close();
  const requests = sink.spans.filter(({ name }) => name === 'POST /v1/logs');
  expect(requests).toMatchObject([{ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) }]);
});

it('with a ratio of 0 only who says so is followed; probes, scrapes and unknown paths never are', async () => {
  const [all, none] = [await traceSink(), await traceSink()];
  const [followed, unfollowed] = [await runCollector({ telemetry: to(all) }), await runCollector({ telemetry: to(none, 0) })];
  for (const path of ['/healthz', '/readyz', '/metrics', '/nowhere', '/api/v1/stats']) await followed.get(path);
  await unfollowed.send('traces', traces([span()]));
  await Promise.all([followed.close(), unfollowed.close()]);
  expect(all.spans.map(({ name }) => name)).toEqual(['GET /api/v1/stats']);
  expect(none.spans).toEqual([]);
});

it('calls that are sent without telemetry are followed to their commit as well', async () => {
  const sink = await traceSink();
  const collector = await runCollector({ telemetry: to(sink) });
  const call = { provider: 'openai', model: 'gpt-5', usage: { input_tokens: 1000, output_tokens: 200 } };
  const response = await collector.post('/api/v1/usage', JSON.stringify(call), { 'content-type': 'application/json' });
  expect(response.status).toBe(200);
  await collector.close();
  const request = sink.spans.find(({ name }) => name === 'POST /api/v1/usage')!;
  expect(childrenOf(sink.spans, request)).toEqual(['spancost.collector.price', 'spancost.collector.commit']);
});

it('its own traces, sent back to it, are not followed: no circle', async () => {
  const sink = await traceSink();
  const collector = await runCollector({ telemetry: to(sink) });
  await collector.send('traces', traces([span()]));
  await expect.poll(() => sink.bodies.length, { timeout: 8000 }).toBe(1);
  const [body] = sink.bodies;
  const back = await collector.post('/v1/traces', new Uint8Array(body!), { 'content-type': 'application/x-protobuf' });
  expect(back.status).toBe(200);
  await collector.close();
  expect(sink.spans.filter(({ name }) => name === 'POST /v1/traces')).toHaveLength(1);
});

it('a request that fails says how, and never what was sent', async () => {
  const sink = await traceSink();
  const collector = await runCollector({ telemetry: to(sink) });
  expect((await collector.post('/v1/traces', '{"secret prompt', { 'content-type': 'application/json' })).status).toBe(400);
  await collector.close();
  expect(sink.spans.map(({ name, attributes }) => [name, attributes['http.response.status_code']])).toEqual([
    ['spancost.collector.decode', undefined],
    ['POST /v1/traces', 400],
  ]);
  expect(Buffer.concat(sink.bodies).includes('secret')).toBe(false);
});
