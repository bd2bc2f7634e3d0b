import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const REPORTED = 'spancost.usage.reported_cost_usd';

async function send(collector: RunningCollector, call: { traceId: string; spanId: string }, attributes: Attributes): Promise<void> {
  await collector.send('logs', logs([event({ ...call, attributes })]));
}

describe('a cost that the provider reported', () => {
  it('wins over $0.00325 of the book, which is kept beside it', async () => {
    const collector = await runCollector();
    await collector.send(
      'traces',
      traces([span({ traceId: newTraceId(), spanId: newSpanId(), attributes: { ...GPT5, [REPORTED]: '0.0031' } })]),
    );
    const [row] = await collector.calls();
    expect(row).toMatchObject({ cost_usd: '0.0031', basis: 'reported', price_id: 'reported', tokens: { total: 1200 } });
    const { entries } = await collector.call(row!.call_id);
    expect(entries).toMatchObject([{ cost_usd: '0.0031', book_cost_usd: '0.00325', lines: [] }]);
    expect(await collector.sample('spancost_cost_usd_total', { basis: 'reported' })).toBe(0.0031);
  });

  it('is taken of a model that no book has', async () => {
    const collector = await runCollector();
    const attributes = {
      ...GPT5,
      'gen_ai.request.model': 'acme/unheard-of',
      'gen_ai.response.model': 'acme/unheard-of',
      [REPORTED]: '0.00000014',
    };
    await send(collector, { traceId: newTraceId(), spanId: newSpanId() }, attributes);
    const [row] = await collector.calls();
    expect(row).toMatchObject({ cost_usd: '0.00000014', basis: 'reported' });
    expect((await collector.call(row!.call_id)).entries).toMatchObject([{ book_cost_usd: null }]);
  });

  it('that a second report tells is charged as the difference, and a third one without it changes nothing', async () => {
    const collector = await runCollector();
    const call = { traceId: newTraceId(), spanId: newSpanId() };
    await send(collector, call, GPT5);
    await send(collector, call, { ...GPT5, [REPORTED]: '0.0041' });
    await send(collector, call, GPT5);
    const [row] = await collector.calls();
    expect(row).toMatchObject({ cost_usd: '0.0041', basis: 'reported', entries: 2 });
    const { entries } = await collector.call(row!.call_id);
    expect(entries.map(({ kind, cost_usd: cost, tokens }) => [kind, cost, tokens.total])).toEqual([
      ['charge', '0.00325', 1200],
      ['supplement', '0.00085', 0],
    ]);
  });

  it('is not reported twice: what was told first stays', async () => {
    const collector = await runCollector();
    const call = { traceId: newTraceId(), spanId: newSpanId() };
    for (const cost of ['0.0041', '0.0099']) await send(collector, call, { ...GPT5, [REPORTED]: cost });
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0041', entries: 1 }]);
  });

  it('of a trillion dollars is not believed, so that ten of 10^18 - 1 leave every sum as it was', async () => {
    const collector = await runCollector();
    await send(collector, { traceId: newTraceId(), spanId: newSpanId() }, { ...GPT5, [REPORTED]: '999999999999.99' });
    for (const cost of ['1000000000000', ...Array.from({ length: 10 }, () => '999999999999999999')])
      await send(collector, { traceId: newTraceId(), spanId: newSpanId() }, { ...GPT5, [REPORTED]: cost });
    expect(await collector.stats()).toMatchObject({ total_requests: 12, unpriced_requests: 11, cost_usd: '999999999999.99' });
    expect((await collector.calls())[0]).toMatchObject({ basis: 'unpriced', unpriced_reason: 'usage_invalid' });
  });
});

describe('what is fetched later', () => {
  const queued = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5',
    'gen_ai.response.id': 'resp_1',
  };
  const fetched = { ...GPT5, 'gen_ai.operation.name': 'fetch_response', 'gen_ai.response.id': 'resp_1' };

  it.each(['the answer before its end', 'the fetch'])('is one charge of $0.00325, whichever is reported first: %s', async (first) => {
    const collector = await runCollector();
    const reports = first === 'the fetch' ? [fetched, queued, fetched] : [queued, fetched, fetched];
    for (const attributes of reports) await send(collector, { traceId: newTraceId(), spanId: newSpanId() }, attributes);
    const calls = await collector.calls();
    expect(calls).toMatchObject([{ cost_usd: '0.00325', operation: 'chat', response_id: 'resp_1', tokens: { total: 1200 } }]);
  });

  it('a batch is one charge at half of the price, however often it is fetched', async () => {
    const collector = await runCollector();
    const batch = {
      ...GPT5,
      'gen_ai.operation.name': 'fetch_batch',
      'gen_ai.response.id': 'batch_1',
      'spancost.usage.service_tier': 'batch',
    };
    for (let time = 0; time < 3; time += 1) await send(collector, { traceId: newTraceId(), spanId: newSpanId() }, batch);
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.001625', operation: 'batch', entries: 1 }]);
  });
});
