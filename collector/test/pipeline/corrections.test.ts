import { beforeEach, describe, expect, it } from 'vitest';
import { GPT5, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

describe('a correction', () => {
  let collector: RunningCollector;
  let callId: string;

  beforeEach(async () => {
    collector = await runCollector();
    await collector.send('traces', traces([span()]));
    callId = (await collector.calls())[0]!.call_id;
  });

  const correct = (body: unknown, headers: Record<string, string> = {}, id = callId): Promise<Response> =>
    collector.post(`/api/v1/usage/${id}/corrections`, JSON.stringify(body), { 'content-type': 'application/json', ...headers });

  it('down from $0.00325 to $0.0012 takes $0.00205 back, and net = charges + debits - credits', async () => {
    const response = await correct({ cost_usd: '0.0012', reason: 'credit note 17' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      call_id: callId,
      previous_cost_usd: '0.00325',
      cost_usd: '0.0012',
      difference_usd: '-0.00205',
      seq: 1,
    });
    expect((await collector.stats()).cost_usd).toBe('0.0012');
    const { entries } = await collector.call(callId);
    expect(entries[0]?.cost_usd).toBe('0.00325');
    expect(entries[1]).toMatchObject({ kind: 'correction', cost_usd: '-0.00205', source: 'api', reason: 'credit note 17' });
    expect(await collector.sample('spancost_cost_usd_total')).toBe(0.00325);
    expect(await collector.sample('spancost_correction_credit_usd_total')).toBe(0.00205);
    expect(await collector.sample('spancost_spend_usd', { period: 'lifetime' })).toBe(0.0012);
  });

  it('up from $0.00325 to $1 adds $0.99675', async () => {
    await correct({ cost_usd: '1', reason: 'batch surcharge' });
    expect((await collector.stats()).cost_usd).toBe('1');
    expect(await collector.sample('spancost_correction_debit_usd_total')).toBe(0.99675);
  });

  it('down and up again by further corrections ends at the last amount', async () => {
    for (const amount of ['0', '5', '0.00000000000000000001']) await correct({ cost_usd: amount, reason: 'r' });
    expect((await collector.stats()).cost_usd).toBe('0.00000000000000000001');
    expect((await collector.call(callId)).entries).toHaveLength(4);
  });

  it('to what the call costs already appends nothing', async () => {
    const answer: unknown = await (await correct({ cost_usd: '0.003250', reason: 'r' })).json();
    expect(answer).toMatchObject({ difference_usd: '0' });
    expect((await collector.call(callId)).entries).toHaveLength(1);
  });

  it('twice under one idempotency key has one entry and one answer', async () => {
    const request = { cost_usd: '0.0012', reason: 'r' };
    const answers = await Promise.all([1, 2, 3].map(async () => (await correct(request, { 'idempotency-key': 'k-1' })).text()));
    expect(new Set(answers).size).toBe(1);
    // After another correction the key still answers what it did, and does not do it again.
    await correct({ cost_usd: '0.002', reason: 'r' });
    expect(await (await correct(request, { 'idempotency-key': 'k-1' })).text()).toBe(answers[0]);
    expect((await collector.stats()).cost_usd).toBe('0.002');
  });

  it('of something else under a known idempotency key is refused with 422', async () => {
    await correct({ cost_usd: '0.0012', reason: 'r' }, { 'idempotency-key': "k'; DROP TABLE entries; --" });
    const response = await correct({ cost_usd: '0.0013', reason: 'r' }, { 'idempotency-key': "k'; DROP TABLE entries; --" });
    expect(response.status).toBe(422);
    expect((await collector.stats()).cost_usd).toBe('0.0012');
  });

  it('gives a call of unknown price its cost', async () => {
    const call = { traceId: newTraceId(), spanId: newSpanId(), attributes: { ...GPT5, 'gen_ai.response.model': 'nobody-1' } };
    await collector.send('traces', traces([span(call)]));
    const [unpriced] = await collector.calls(`?trace_id=${call.traceId}`);
    await correct({ cost_usd: '0.5', reason: 'invoice' }, {}, unpriced!.call_id);
    expect(await collector.stats()).toMatchObject({ unpriced_requests: 0, cost_usd: '0.50325' });
  });

  it('stays when the call is reported again', async () => {
    const call = { traceId: newTraceId(), spanId: newSpanId() };
    await collector.send('traces', traces([span(call)]));
    const [row] = await collector.calls(`?trace_id=${call.traceId}`);
    await correct({ cost_usd: '0', reason: 'r' }, {}, row!.call_id);
    await collector.send('traces', traces([span(call)]));
    expect((await collector.call(row!.call_id)).cost_usd).toBe('0');
  });

  it.each([
    ['a negative amount', { cost_usd: '-1', reason: 'r' }],
    ['an amount that is no text', { cost_usd: 1, reason: 'r' }],
    ['an amount in words', { cost_usd: 'one', reason: 'r' }],
    ['an amount with 21 decimals', { cost_usd: '0.000000000000000000001', reason: 'r' }],
    ['no reason', { cost_usd: '1' }],
    ['an unknown field', { cost_usd: '1', reason: 'r', currency: 'EUR' }],
  ])('with %s is refused with 422 as a problem', async (_, body) => {
    const response = await correct(body);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect((await collector.call(callId)).entries).toHaveLength(1);
  });

  it('of a call that nobody reported is a 404', async () => {
    expect((await correct({ cost_usd: '1', reason: 'r' }, {}, 'f'.repeat(32))).status).toBe(404);
  });
});
