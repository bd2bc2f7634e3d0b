import { join } from 'node:path';
import type { CallsPage } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector, temporaryFolder } from '../running-collector.ts';
import { spawnCollector } from '../spawned-collector.ts';
import { columnsOf, SPAN_ID_1, TRACE_ID_1, writeVersion1 } from './version-1.ts';

async function version1(): Promise<string> {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  await writeVersion1(path);
  return path;
}

describe('a ledger file of form 1', () => {
  it('is brought to the form of today with everything that it holds', async () => {
    const collector = await runCollector({ ledger: { path: await version1() } });
    expect(await collector.stats('?period=lifetime')).toMatchObject({
      total_requests: 2,
      cost_usd: '0.00225',
      unpriced_requests: 1,
      total_tokens: { input: 1500, output: 300, unsplit: 0, total: 1800 },
      by_tenant: [
        { tenant: 'acme', requests: 1, tokens: 1200, cost_usd: '0.00225' },
        { tenant: 'unknown', requests: 1, tokens: 600, cost_usd: '0' },
      ],
    });
    const call = await collector.call('c'.repeat(32));
    expect(call).toMatchObject({
      cost_usd: '0.00225',
      basis: 'computed',
      price_id: 'list@1/openai/gpt-5/v1',
      metadata: { plan: 'pro' },
      service_tier: null,
      geography: null,
      parameters: {},
      entries: [
        { kind: 'charge', cost_usd: '0.00325', tokens: { input: 1000, output: 200, unsplit: 0, total: 1200 }, rerating: null },
        { kind: 'correction', cost_usd: '-0.001', reason: 'credit note 17', rerating: null },
      ],
    });
    const { reports } = await collector.json<{ reports: readonly object[] }>('/api/v1/quarantine');
    expect(reports).toMatchObject([{ id: 'q', reason: 'negative' }]);
    expect(await collector.sample('spancost_correction_credit_usd_total')).toBe(0.001);
    expect(await collector.sample('spancost_tokens_total', { model: 'nobody-1', meter: 'input' })).toBe(500);
  });

  it('knows its calls again: what is delivered once more adds nothing, what knows more a supplement', async () => {
    const collector = await runCollector({ ledger: { path: await version1() } });
    const known = { traceId: TRACE_ID_1, spanId: SPAN_ID_1, start: Date.parse('2026-11-02T10:00:00Z') };
    await collector.send('traces', traces([span(known)]));
    expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'duplicate' })).toBe(1);
    await collector.send('logs', logs([event({ ...known, attributes: { ...GPT5, 'gen_ai.usage.output_tokens': 300 } })]));
    // 100 more at $10 per million, beside the refund.
    expect(await collector.call('c'.repeat(32))).toMatchObject({ cost_usd: '0.00325' });
  });

  it('takes entries in the form of today, which survive kill -9 right after it', async () => {
    const path = await version1();
    const collector = await spawnCollector(path);
    const attributes = {
      ...GPT5,
      'openai.response.service_tier': 'flex',
      'spancost.usage.geography': 'eu',
      'spancost.usage.parameter.quality': 'hd',
    };
    const { traceId } = { traceId: newTraceId() };
    await collector.send('traces', traces([span({ traceId, spanId: newSpanId(), attributes })]));
    await collector.close();
    const again = await spawnCollector(path);
    const { calls } = await again.json<CallsPage>(`/api/v1/usage?trace_id=${traceId}`);
    expect(await again.call(calls[0]!.call_id)).toMatchObject({ service_tier: 'flex', geography: 'eu', parameters: { quality: 'hd' } });
    expect((await again.stats('?period=lifetime')).total_requests).toBe(3);
    await again.close();
  });

  it('has the columns of a new file afterwards', async () => {
    const old = await version1();
    const fresh = join(temporaryFolder(), 'ledger.duckdb');
    for (const path of [old, fresh]) await (await runCollector({ ledger: { path } })).close();
    expect(await columnsOf(old)).toEqual(await columnsOf(fresh));
    expect(await columnsOf(old)).toContainEqual(['tokens_unsplit', 'BIGINT', null]);
  });
});

describe('tokens of which only the total is known', () => {
  const total = (tokens: number) => ({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.response.model': 'nobody-1',
    'spancost.usage.total_tokens': tokens,
  });

  it('are counted as unsplit by stats, the call, the counters and the unpriced tokens: 1,200', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes: total(1200) })]));
    expect(await collector.stats()).toMatchObject({
      unpriced_requests: 1,
      total_tokens: { input: 0, output: 0, unsplit: 1200, total: 1200 },
      by_model: [{ model: 'nobody-1', tokens: 1200 }],
    });
    expect(await collector.calls()).toMatchObject([{ tokens: { unsplit: 1200, total: 1200 }, unpriced_reason: 'model_unknown' }]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await collector.sample('spancost_tokens_total', { meter: 'unsplit' })).toBe(1200);
    expect(await collector.sample('spancost_unpriced_tokens_total', { meter: 'unsplit' })).toBe(1200);
  });

  it('move to input and output when a further report of the call splits them, and stay 1,200', async () => {
    const collector = await runCollector();
    const call = { traceId: newTraceId(), spanId: newSpanId() };
    const { 'gen_ai.response.model': _, ...split } = GPT5;
    await collector.send('traces', traces([span({ ...call, attributes: total(1200) })]));
    await collector.send('logs', logs([event({ ...call, attributes: { ...split, 'gen_ai.response.model': 'nobody-1' } })]));
    expect(await collector.calls()).toMatchObject([{ entries: 2, tokens: { input: 1000, output: 200, unsplit: 0, total: 1200 } }]);
  });

  it('are counted as they were charged after a restart', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span({ attributes: total(77) })]));
    await collector.close();
    const again = await runCollector({ ledger: collector.config.ledger });
    expect(await again.sample('spancost_tokens_total', { meter: 'unsplit' })).toBe(77);
  });
});
