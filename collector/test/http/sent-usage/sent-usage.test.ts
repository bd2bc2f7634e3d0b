import { createHash } from 'node:crypto';
import type { SentUsageAnswer } from '@spancost/api';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

/** 1,000 in and 200 out of gpt-5 at $1.25 and $10 per million: $0.00325. */
const CALL = {
  provider: 'openai',
  model: 'gpt-5',
  usage: { input_tokens: 1000, output_tokens: 200 },
  called_at: '2026-11-20T10:00:00Z',
};

interface Sent {
  readonly status: number;
  readonly type: string | null;
  readonly answer: SentUsageAnswer & { readonly detail?: string };
}

async function send(collector: RunningCollector, body: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const response = await collector.post('/api/v1/usage', JSON.stringify(body), { ...JSON_TYPE, ...headers });
  return { status: response.status, type: response.headers.get('content-type'), answer: (await response.json()) as Sent['answer'] };
}

describe('POST /api/v1/usage', () => {
  it('charges a call with everything that it says, and answers what it costs', async () => {
    const collector = await runCollector();
    const { status, answer } = await send(collector, {
      ...CALL,
      id: 'order-17',
      response_model: 'gpt-5-2025-08-07',
      attribution: { tenant: 'acme', user: 'u-17', feature: 'chat', session: 's', task: 't', object: 'o', metadata: { plan: 'pro' } },
      duration_ms: 812.5,
      stream: true,
      response_id: 'resp_1',
      service_tier: 'flex',
      service: 'shop',
      environment: 'test',
    });
    expect(status).toBe(200);
    // Flex is half the price.
    expect(answer).toMatchObject({
      accepted: 1,
      refused: 0,
      results: [{ index: 0, id: 'order-17', outcome: 'charged', cost_usd: '0.001625', basis: 'computed', unpriced_reason: null }],
    });
    const [call] = await collector.calls();
    expect(call).toMatchObject({
      called_at: '2026-11-20T10:00:00.000Z',
      model: 'gpt-5-2025-08-07',
      request_model: 'gpt-5',
      tenant: 'acme',
      user: 'u-17',
      feature: 'chat',
      session: 's',
      task: 't',
      object: 'o',
      metadata: { plan: 'pro' },
      duration_ms: 812.5,
      stream: true,
      status: 'success',
      service: 'shop',
      environment: 'test',
      cost_usd: '0.001625',
    });
    expect((await collector.call(call!.call_id)).entries).toMatchObject([{ kind: 'charge', source: 'api' }]);
    expect(await collector.sample('spancost_reports_total', { signal: 'api', outcome: 'charged' })).toBe(1);
  });

  it('counts what is no token: 2 images, 12 seconds, 3 search units', async () => {
    const collector = await runCollector();
    const usage = { images: 2, audio_seconds: 12.5, search_units: 3, cache_write_5m_tokens: 0, web_searches: 1 };
    const { answer } = await send(collector, { ...CALL, model: 'nobody-1', operation: 'image_generation', usage });
    const [result] = answer.results;
    expect(result).toMatchObject({ outcome: 'charged', cost_usd: null, basis: 'unpriced', unpriced_reason: 'model_unknown' });
    const call = await collector.call(result!.call_id!);
    expect(call.usage).toEqual({ images: 2, audioSeconds: 12.5, searchUnits: 3, cacheWrite5mTokens: 0, webSearches: 1 });
  });

  it('takes what the provider says that it cost, exactly, and an explicit zero', async () => {
    const collector = await runCollector();
    const calls = ['0.00000000000000000001', '0'].map((reported_cost_usd) => ({ ...CALL, reported_cost_usd }));
    const { answer } = await send(collector, { calls });
    expect(answer.results).toMatchObject([
      { basis: 'reported', cost_usd: '0.00000000000000000001' },
      { basis: 'reported', cost_usd: '0' },
    ]);
  });

  it('is one charge with the span of the same answer, whichever comes first', async () => {
    const collector = await runCollector();
    for (const [id, first, second] of [
      ['resp_1', 'api', 'span'],
      ['resp_2', 'span', 'api'],
    ] as const) {
      for (const way of [first, second]) {
        if (way === 'api') await send(collector, { ...CALL, response_id: id });
        else await collector.send('traces', traces([span({ attributes: { ...GPT5, 'gen_ai.response.id': id } })]));
      }
    }
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 2, cost_usd: '0.0065' });
  });

  it('is one charge with the span of the same trace and span id', async () => {
    const collector = await runCollector();
    const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
    await collector.send('traces', traces([span(ids)]));
    const { answer } = await send(collector, { ...CALL, trace_id: ids.traceId, span_id: ids.spanId });
    expect(answer.results).toMatchObject([{ outcome: 'duplicate', cost_usd: '0.00325' }]);
  });

  it('charges once however often an id is sent, each tenant for itself; without one every request is a call', async () => {
    const collector = await runCollector();
    const sent = { ...CALL, id: '1' };
    for (const _ of [1, 2, 3]) await send(collector, sent);
    await send(collector, { ...sent, attribution: { tenant: 'acme' } });
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(2);
    for (const _ of [1, 2]) await send(collector, CALL);
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(4);
  });

  it('answers a request with the same Idempotency-Key as before, and charges nothing', async () => {
    const collector = await runCollector();
    const body = { calls: [CALL, { ...CALL, model: 'gpt-5-mini' }] };
    const first = await send(collector, body, { 'idempotency-key': 'batch-7' });
    const again = await send(collector, body, { 'idempotency-key': 'batch-7' });
    expect(again.answer.results.map((result) => ({ ...result, outcome: 'charged' }))).toEqual(first.answer.results);
    expect(again.answer.results.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(2);
  });

  it('a key or id that comes with another model is a conflict that writes nothing, even if it says more', async () => {
    const collector = await runCollector();
    await send(collector, CALL, { 'idempotency-key': 'k' });
    const more = { ...CALL, model: 'gpt-5-mini', usage: { input_tokens: 2000, output_tokens: 200 } };
    const { status, answer } = await send(collector, more, { 'idempotency-key': 'k' });
    expect(status).toBe(422);
    expect(answer.results).toMatchObject([
      { outcome: 'conflict', problems: [{ path: 'Idempotency-Key', message: expect.stringContaining('openai and gpt-5') }] },
    ]);
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
  });

  it('one that knows more adds the difference; one that contradicts says how to correct it', async () => {
    const collector = await runCollector();
    const sent = { ...CALL, id: '1' };
    await send(collector, sent);
    const more = await send(collector, { ...sent, usage: { input_tokens: 1000, output_tokens: 300 } });
    expect(more.answer.results).toMatchObject([{ outcome: 'supplemented', cost_usd: '0.00425' }]);
    const less = await send(collector, { ...sent, usage: { input_tokens: 1000, output_tokens: 100 } });
    expect(less.status).toBe(422);
    expect(less.answer.results).toMatchObject([{ outcome: 'conflict', problems: [{ message: expect.stringContaining('/corrections') }] }]);
  });

  it('one bad call does not take the others with it: 207, with the result of each in its place', async () => {
    const collector = await runCollector();
    const { status, answer } = await send(collector, { calls: [CALL, { ...CALL, id: 'bad', usage: { input_tokens: -1 } }, CALL] });
    expect(status).toBe(207);
    expect(answer).toMatchObject({
      accepted: 2,
      refused: 1,
      results: [
        { index: 0, outcome: 'charged' },
        {
          index: 1,
          id: 'bad',
          outcome: 'rejected',
          call_id: null,
          problems: [{ path: 'usage.input_tokens', message: 'write a number from 0 up' }],
        },
        { index: 2, outcome: 'charged' },
      ],
    });
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(2);
  });

  it('takes 1,000 calls at once and no more', async () => {
    const collector = await runCollector();
    const calls = Array.from({ length: 1001 }, (_, index) => ({ ...CALL, id: String(index) }));
    expect((await send(collector, { calls })).status).toBe(413);
    const { status, answer } = await send(collector, { calls: calls.slice(1) });
    expect([status, answer.accepted]).toEqual([200, 1000]);
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 1000, cost_usd: '3.25' });
  });

  it("charges a limited token's calls to its tenant, and needs the role ingest", async () => {
    const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');
    const tokens = [
      { name: 'apps', sha256: sha256('a'), role: 'ingest', tenant: 'acme' },
      { name: 'boards', sha256: sha256('b'), role: 'viewer' },
    ] as const;
    const collector = await runCollector({ auth: { ...DEFAULT_CONFIG.auth, tokens } });
    const claimed = { ...CALL, attribution: { tenant: 'other', user: 'u' } };
    expect((await send(collector, claimed, { authorization: 'Bearer a' })).status).toBe(200);
    const listed = await collector.get('/api/v1/usage', { authorization: 'Bearer b' });
    expect(await listed.json()).toMatchObject({ calls: [{ tenant: 'acme', user: 'u' }] });
    expect((await collector.post('/api/v1/usage', '{}', { ...JSON_TYPE, authorization: 'Bearer b' })).status).toBe(403);
    expect((await collector.post('/api/v1/usage', '{}', JSON_TYPE)).status).toBe(401);
  });
});
