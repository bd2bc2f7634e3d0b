import type { PriceUsage } from '@spancost/api';
import { expect, it } from 'vitest';
import { event, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../../own-book.ts';
import { runCollector } from '../../running-collector.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const JSON_TYPE = { 'content-type': 'application/json' };

it('GET /api/v1/prices/usage tells what was spent by each price, and what had none and why, each call once', async () => {
  const own = ownBook({ revision: 1, models: [gptX(10), { model: 'gpt-t', prices: { input: '1' } }] });
  const collector = await runCollector(own.config, { clock: () => NOW });
  const call = (attributes: Attributes, start = NOW - 60_000) => span({ start, attributes: { ...GPT_X, ...attributes } });
  const known = { traceId: newTraceId(), spanId: newSpanId(), start: NOW - 60_000 };
  const { 'gen_ai.usage.output_tokens': _, ...incomplete } = GPT_X;
  await collector.send(
    'traces',
    traces([
      call({}),
      call({}, NOW - 40 * 86_400_000),
      span({ ...known, attributes: incomplete }),
      call({ 'gen_ai.response.model': 'nobody-1' }),
      call({ 'gen_ai.response.model': 'gpt-t' }),
      span({ start: NOW - 60_000, attributes: { ...incomplete, 'gen_ai.response.model': 'gpt-t' } }),
    ]),
  );
  await collector.send('logs', logs([event({ ...known, attributes: GPT_X })]));
  const [corrected] = await collector.calls('?model=gpt-x&limit=1');
  await collector.post(`/api/v1/usage/${corrected!.call_id}/corrections`, '{"cost_usd":"0.01","reason":"r"}', JSON_TYPE);

  const usage = await collector.json<PriceUsage>('/api/v1/prices/usage');
  const last = { last_called_at: '2026-11-22T11:59:00.000Z' };
  const priced = { unpriced_calls: 0, unpriced_tokens: 0, reasons: [], ...last };
  expect(usage).toEqual({
    from: '2026-10-23T12:00:00.000Z',
    to: '2026-11-22T12:00:00.000Z',
    rows: [
      { provider: 'openai', model: 'gpt-x', price_id: 'acme@1/openai/gpt-x/v1', calls: 2, cost_usd: '0.024', ...priced },
      {
        provider: 'openai',
        model: 'gpt-t',
        price_id: null,
        calls: 2,
        cost_usd: '0',
        unpriced_calls: 2,
        unpriced_tokens: 2200,
        reasons: ['price_missing', 'usage_incomplete'],
        ...last,
      },
      {
        provider: 'openai',
        model: 'nobody-1',
        price_id: null,
        calls: 1,
        cost_usd: '0',
        unpriced_calls: 1,
        unpriced_tokens: 1200,
        reasons: ['model_unknown'],
        ...last,
      },
    ],
  });
  expect((await collector.json<PriceUsage>('/api/v1/prices/usage?days=50')).rows[0]).toMatchObject({ calls: 3, cost_usd: '0.038' });

  own.write({ revision: 2, models: [gptX(5)] });
  await collector.post('/api/v1/prices/reload', '{}', JSON_TYPE);
  const body = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
  const plan = (await (await collector.post('/api/v1/prices/rerate', JSON.stringify(body), JSON_TYPE)).json()) as { plan_id: string };
  await collector.post('/api/v1/prices/rerate', JSON.stringify({ ...body, approve: plan.plan_id }), JSON_TYPE);
  expect((await collector.json<PriceUsage>('/api/v1/prices/usage')).rows[0]).toMatchObject({
    price_id: 'acme@2/openai/gpt-x/v1',
    calls: 2,
  });
});

it.each(['days=0', 'days=x', 'month=1'])('GET /api/v1/prices/usage?%s is a 400', async (query) => {
  const collector = await runCollector();
  expect((await collector.get(`/api/v1/prices/usage?${query}`)).status).toBe(400);
});
