import { PACKAGED_BOOK } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { describe, expect, it } from 'vitest';
import type { CallsPage } from '@spancost/api';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { GPT5, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

async function send(
  collector: RunningCollector,
  ...calls: { readonly attributes?: Attributes; readonly start?: number; readonly durationMs?: number }[]
): Promise<void> {
  const spans = calls.map(({ attributes, ...rest }) => span({ ...rest, attributes: { ...GPT5, ...attributes } }));
  expect((await collector.send('traces', traces(spans))).status).toBe(200);
}

describe('GET /api/v1/stats', () => {
  it('sums requests, tokens, cost, success and time, and groups them', async () => {
    const collector = await runCollector({ features: { chat: 'Support chat' } });
    await send(
      collector,
      { attributes: { 'spancost.feature': 'chat', 'user.id': 'ann' }, durationMs: 300 },
      { attributes: { 'spancost.feature': 'chat', 'user.id': 'bob' }, durationMs: 500 },
      { attributes: { 'user.id': 'ann', 'error.type': '429', 'http.response.status_code': 429 }, durationMs: 100 },
    );
    expect(await collector.stats()).toMatchObject({
      total_requests: 3,
      total_tokens: { input: 3000, output: 600, cache_read: 0, total: 3600 },
      cost_usd: '0.00975',
      unpriced_requests: 0,
      success_rate_percent: 66.67,
      average_response_time_ms: 300,
      by_feature: [
        { feature: 'chat', display_name: 'Support chat', requests: 2, tokens: 2400, cost_usd: '0.0065' },
        { feature: 'unattributed', display_name: 'unattributed', requests: 1, tokens: 1200, cost_usd: '0.00325' },
      ],
      by_model: [{ model: 'gpt-5-2025-08-07', requests: 3, cost_usd: '0.00975' }],
      by_provider: [{ provider: 'openai', requests: 3 }],
      by_user: [
        { user: 'ann', requests: 2 },
        { user: 'bob', requests: 1 },
      ],
      by_tenant: [{ tenant: 'unknown', requests: 3 }],
      by_status: [
        { status: 'success', requests: 2 },
        { status: 'rate_limited', requests: 1 },
      ],
    });
  });

  it('of no calls has no rate and no time, which is not zero', async () => {
    const collector = await runCollector();
    expect(await collector.stats()).toMatchObject({
      total_requests: 0,
      cost_usd: '0',
      success_rate_percent: null,
      average_response_time_ms: null,
      by_user: [],
    });
  });

  it('of 1 day leaves out a call of 25 hours ago, of 2 days it has it', async () => {
    const collector = await runCollector();
    await send(collector, { start: Date.now() - 25 * 3_600_000 }, {});
    expect((await collector.stats('?days=1')).total_requests).toBe(1);
    expect((await collector.stats('?days=2')).total_requests).toBe(2);
    expect((await collector.stats()).total_requests).toBe(2);
  });

  it('of this month begins on the first in the time zone of the configuration', async () => {
    const now = Date.parse('2026-10-31T23:30:00Z');
    const calls = [{ start: Date.parse('2026-10-31T22:59:59Z') }, { start: Date.parse('2026-10-31T23:00:00Z') }];
    const berlin = await runCollector(
      { metrics: { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 0, timeZone: 'Europe/Berlin' } },
      { clock: () => now },
    );
    await send(berlin, ...calls);
    expect((await berlin.stats('?period=this_month')).total_requests).toBe(1);
    expect((await berlin.stats('?period=today')).total_requests).toBe(1);
    expect((await berlin.stats('?period=lifetime')).total_requests).toBe(2);
  });

  it('folds groups above 1,000 into other, and the rows still sum to the total', async () => {
    const collector = await runCollector();
    await send(collector, ...Array.from({ length: 1003 }, (_, index) => ({ attributes: { 'user.id': `u${index}` } })));
    const { by_user: rows, total_requests: total } = await collector.stats();
    expect(rows).toHaveLength(1001);
    expect(rows.at(-1)).toMatchObject({ user: 'other', requests: 3, cost_usd: '0.00975' });
    expect(rows.reduce((sum, { requests }) => sum + requests, 0)).toBe(total);
  });

  it.each([
    'days=0',
    'days=3661',
    'days=-1',
    'days=1.5',
    'days=abc',
    'days=',
    'days=1&days=2',
    'month=5',
    'period=year',
    'days=1&period=today',
  ])('with ?%s is a 400 as a problem', async (query) => {
    const collector = await runCollector();
    const response = await collector.get(`/api/v1/stats?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400, detail: expect.any(String) });
  });

  it.each([
    ['stats?month=5', /^month: is not known; write one of .*days, period/],
    ['usage?usr=ann', /^usr: is not known; write one of .*user/],
  ])('/api/v1/%s says which parameters there are', async (asked, detail) => {
    const collector = await runCollector();
    const response = await collector.get(`/api/v1/${asked}`);
    expect([response.status, await response.json()]).toMatchObject([400, { detail: expect.stringMatching(detail) }]);
  });
});

describe('GET /api/v1/usage', () => {
  it('lists calls newest first and goes on from a cursor without gap or repetition', async () => {
    const collector = await runCollector();
    for (let batch = 0; batch < 5; batch += 1)
      await send(collector, { attributes: { 'user.id': `u${2 * batch}` } }, { attributes: { 'user.id': `u${2 * batch + 1}` } });
    const users: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: CallsPage = await collector.json<CallsPage>(`/api/v1/usage?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      users.push(...page.calls.map(({ user }) => user));
      cursor = page.next_cursor;
    }
    expect(users).toEqual(['u9', 'u8', 'u7', 'u6', 'u5', 'u4', 'u3', 'u2', 'u1', 'u0']);
  });

  it('finds calls by trace, feature and user', async () => {
    const collector = await runCollector();
    const traceId = newTraceId();
    await collector.send(
      'traces',
      traces([span({ traceId, attributes: { ...GPT5, 'spancost.feature': 'chat', 'user.id': "o'neil" } }), span()]),
    );
    for (const query of [`trace_id=${traceId}`, 'feature=chat', "user=o'neil", 'feature=chat&provider=openai']) {
      expect(await collector.calls(`?${query}`)).toMatchObject([{ trace_id: traceId }]);
    }
    expect(await collector.calls('?feature=chat&provider=anthropic')).toEqual([]);
  });

  it('of one call tells its lines, and they add up to its cost', async () => {
    const collector = await runCollector();
    await send(collector, { attributes: { 'gen_ai.usage.cache_read.input_tokens': 800 } });
    const call = await collector.call((await collector.calls())[0]!.call_id);
    expect(call).toMatchObject({
      cost_usd: '0.00235',
      basis: 'computed',
      usage: { inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 },
    });
    expect(call.entries[0]?.lines).toEqual([
      { meter: 'input', quantity: 200, price: '1.25', per: 1_000_000, usd: '0.00025' },
      { meter: 'cache_read', quantity: 800, price: '0.125', per: 1_000_000, usd: '0.0001' },
      { meter: 'output', quantity: 200, price: '10', per: 1_000_000, usd: '0.002' },
    ]);
  });

  it.each(['limit=0', 'limit=10001', 'cursor=x', 'colour=red'])('with ?%s is a 400', async (query) => {
    const collector = await runCollector();
    expect((await collector.get(`/api/v1/usage?${query}`)).status).toBe(400);
  });

  it('of a call that nobody reported is a 404 as a problem', async () => {
    const collector = await runCollector();
    const response = await collector.get('/api/v1/usage/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      title: 'Not Found',
      detail: 'No call has the id "nothing"; GET /api/v1/usage lists those there are',
    });
  });
});

describe('GET /api/v1/prices/book', () => {
  it('is the book in force, with a tag that saves sending it again', async () => {
    const collector = await runCollector();
    const response = await collector.get('/api/v1/prices/book');
    expect(parsePriceBook(await response.json())).toEqual(JSON.parse(JSON.stringify(PACKAGED_BOOK)));
    const etag = response.headers.get('etag')!;
    expect(etag).toMatch(/^"[\da-f]{32}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await collector.get('/api/v1/prices/book', { 'if-none-match': known });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
    expect((await collector.get('/api/v1/prices/book', { 'if-none-match': '"other"' })).status).toBe(200);
    expect(await collector.sample('spancost_price_book_info', { revision: 'list@2', etag: etag.replaceAll('"', '') })).toBe(1);
  });
});

describe('everything else', () => {
  it('GET / says what there is, and a path that is not there is a problem', async () => {
    const collector = await runCollector();
    expect(await (await collector.get('/')).text()).toContain('/api/v1/stats');
    const missing = await collector.get('/api/v2/stats');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['/%', 400],
    ['/api/v1/usage/%ff', 400],
    ['/v1/traces%', 400],
    [`/api/v1/usage/${'a'.repeat(5001)}`, 414],
  ])('the path %s, which the router refuses, is a problem as well', async (path, status) => {
    const collector = await runCollector();
    const response = await collector.get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/write % itself as %25|length/) });
  });

  it('/metrics is Prometheus text and every metric of the conventions is declared in it', async () => {
    const { COLLECTOR_METRICS } = await import('@spancost/conventions');
    const collector = await runCollector();
    const response = await collector.get('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    for (const { name, type } of Object.values(COLLECTOR_METRICS)) expect(text).toContain(`# TYPE ${name} ${type}\n`);
  });
});
