import { PLAIN_BUDGET } from '@spancost/collector';
import { expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const OCTOBER = Date.parse('2026-10-30T12:00:00Z');
const NOVEMBER = Date.parse('2026-11-03T12:00:00Z');
const BUDGET = { ...PLAIN_BUDGET, name: 'team', amountUsd: '100', period: 'monthly', timeZone: 'UTC' } as const;

it('a call of 30 October that arrives on 3 November, and is told more of on the 4th, belongs to 30 October in every sum', async () => {
  let now = NOVEMBER;
  const first = await runCollector({ budgets: [BUDGET] }, { clock: () => now });
  const call = { traceId: newTraceId(), spanId: newSpanId(), start: OCTOBER, attributes: GPT5 };
  await first.send('traces', traces([span(call), span({ start: NOVEMBER })]));
  await first.close();

  now += 86_400_000;
  const collector = await runCollector({ budgets: [BUDGET], ledger: first.config.ledger }, { clock: () => now });
  // 800 of 1,000 were read from a cache: $0.00235.
  const richer = { ...call, attributes: { ...GPT5, 'gen_ai.usage.cache_read.input_tokens': 800 } };
  for (let delivery = 0; delivery < 2; delivery += 1) await collector.send('logs', logs([event(richer)]));
  expect(await collector.stats('?period=this_month')).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
  expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 2, cost_usd: '0.0056' });
  expect(await collector.sample('spancost_budget_spend_usd', { budget: 'team' })).toBe(0.00325);
  expect(await collector.sample('spancost_spend_usd', { period: 'lifetime' })).toBe(0.0056);
  await collector.close();

  now = OCTOBER + 3_600_000;
  const then = await runCollector({ ledger: first.config.ledger }, { clock: () => now });
  expect(await then.stats('?period=today')).toMatchObject({ total_requests: 1, cost_usd: '0.00235' });
});

it('an answer that was begun in the background is one call, whichever of three processes fetches it, done or not, and when', async () => {
  const id = 'resp_68f0c1d2a4b35e7788990011';
  const about = { 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5', 'gen_ai.response.id': id };
  const begun = { ...about, 'gen_ai.operation.name': 'chat' };
  const pending = { ...about, 'gen_ai.operation.name': 'fetch_response' };
  const done = { ...GPT5, ...about, 'gen_ai.operation.name': 'fetch_response' };
  const hour = 3_600_000;
  for (const order of [
    [begun, pending, done, done],
    [done, begun, pending, done],
  ]) {
    const collector = await runCollector({}, { clock: () => NOVEMBER });
    for (const [index, attributes] of order.entries())
      await collector.send('traces', traces([span({ start: OCTOBER + index * hour, attributes })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.00325', operation: 'chat' }]);
    await collector.close();
  }
});
