import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const USAGE = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };

function call(attributes: Attributes = {}): { traceId: string; spanId: string; attributes: Attributes } {
  return { traceId: newTraceId(), spanId: newSpanId(), attributes: { ...GPT5, ...attributes } };
}

async function ledgerOf(
  collector: RunningCollector,
): Promise<{ requests: number; cost: string; entries: Record<string, number | undefined> }> {
  const { total_requests: requests, cost_usd: cost } = await collector.stats();
  const entries: Record<string, number | undefined> = {};
  for (const kind of ['charge', 'supplement', 'correction']) entries[kind] = await collector.sample('spancost_ledger_entries', { kind });
  return { requests, cost, entries };
}

const ONE_CHARGE = { requests: 1, cost: '0.00325', entries: { charge: 1, supplement: 0, correction: 0 } };

describe('one charge for each call', () => {
  it('1,000 in and 200 out of gpt-5 are charged $0.00325', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span(call())]));
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
  });

  it.each(['span, then event', 'event, then span'])('%s of the same call are one charge', async (order) => {
    const collector = await runCollector();
    const reported = call({ 'gen_ai.response.id': 'resp_1' });
    const sendSpan = () => collector.send('traces', traces([span(reported)]));
    const sendEvent = () => collector.send('logs', logs([event(reported)]));
    for (const send of order.startsWith('span') ? [sendSpan, sendEvent] : [sendEvent, sendSpan]) expect((await send()).status).toBe(200);
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
    expect(
      await collector.sample('spancost_reports_total', { outcome: 'duplicate', signal: order.startsWith('span') ? 'logs' : 'traces' }),
    ).toBe(1);
  });

  it('a delivery that comes three times is charged once, whether the same request or three at once', async () => {
    const collector = await runCollector();
    const body = traces([span(call()), span(call({ 'gen_ai.response.id': 'resp_1' }))]);
    await collector.send('traces', body);
    await Promise.all([collector.send('traces', body), collector.send('traces', body)]);
    expect(await ledgerOf(collector)).toEqual({ requests: 2, cost: '0.0065', entries: { charge: 2, supplement: 0, correction: 0 } });
  });

  it('two reports of one call in the same request are one charge', async () => {
    const collector = await runCollector();
    const reported = call();
    await collector.send('traces', traces([span(reported), span(reported)]));
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
  });

  it('a framework span and a provider span with the same response id are one call, and so is a third report by the first span', async () => {
    const collector = await runCollector();
    const framework = call({ 'gen_ai.response.id': 'resp_68f0c1d2a4b35e' });
    const provider = call({ 'gen_ai.response.id': 'resp_68f0c1d2a4b35e' });
    await collector.send('traces', traces([span(framework)]));
    await collector.send('traces', traces([span(provider)]));
    await collector.send('logs', logs([event({ ...provider, attributes: GPT5 })]));
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
  });

  it('the same response id of two tenants is two calls', async () => {
    const collector = await runCollector();
    await collector.send(
      'traces',
      traces(['acme', 'globex'].map((tenant) => span(call({ 'gen_ai.response.id': 'resp_1', 'spancost.tenant': tenant })))),
    );
    expect((await ledgerOf(collector)).requests).toBe(2);
  });

  it('one span that two answers with different ids came from is two calls, and a redelivery changes nothing', async () => {
    const collector = await runCollector();
    const first = call({ 'gen_ai.response.id': 'resp_1' });
    const second = { ...first, attributes: { ...first.attributes, 'gen_ai.response.id': 'resp_2' } };
    for (let delivery = 0; delivery < 2; delivery += 1) await collector.send('logs', logs([event(first), event(second)]));
    expect(await ledgerOf(collector)).toEqual({ requests: 2, cost: '0.0065', entries: { charge: 2, supplement: 0, correction: 0 } });
  });

  it('a span of a tool, an agent or no AI at all is not charged', async () => {
    const collector = await runCollector();
    const operations = ['invoke_agent', 'execute_tool', 'fetch_response'].map((name) => span(call({ 'gen_ai.operation.name': name })));
    await collector.send('traces', traces([...operations, span({ attributes: { 'http.request.method': 'GET' } })]));
    await collector.send('logs', logs([{ ...event(call()), eventName: 'something.else' }]));
    expect((await ledgerOf(collector)).requests).toBe(0);
  });

  it('an event that has its name as an attribute counts as well', async () => {
    const collector = await runCollector();
    const reported = call({ 'event.name': 'spancost.usage' });
    await collector.send('logs', logs([{ ...event(reported), eventName: '' }]));
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
  });
});

describe('a further report', () => {
  it('that knows more supplements the difference: 800 of 1,000 input tokens were cached, so $0.0009 go back', async () => {
    const collector = await runCollector();
    const reported = call();
    const richer = { ...reported, attributes: { ...reported.attributes, 'gen_ai.usage.cache_read.input_tokens': 800 } };
    for (const attributes of [reported, richer, richer, reported]) await collector.send('traces', traces([span(attributes)]));
    const calls = await collector.calls();
    // 200 at $1.25, 800 at $0.125 and 200 at $10 per million.
    expect(calls).toMatchObject([{ cost_usd: '0.00235', entries: 2, tokens: { input: 200, cache_read: 800, output: 200, total: 1200 } }]);
    const { entries } = await collector.call(calls[0]!.call_id);
    expect(entries[1]).toMatchObject({ kind: 'supplement', cost_usd: '-0.0009', tokens: { input: -800, cache_read: 800, output: 0 } });
    expect(entries[1]?.lines).toEqual([
      { meter: 'input', quantity: -800, price: '1.25', per: 1_000_000, usd: '-0.001' },
      { meter: 'cache_read', quantity: 800, price: '0.125', per: 1_000_000, usd: '0.0001' },
    ]);
    expect(await collector.sample('spancost_correction_credit_usd_total')).toBe(0.0009);
  });

  it('with greater counts supplements what was missing of a stream that was cut off', async () => {
    const collector = await runCollector();
    const reported = call();
    await collector.send(
      'traces',
      traces([span({ ...reported, attributes: { ...reported.attributes, 'gen_ai.usage.output_tokens': 50 } })]),
    );
    await collector.send('logs', logs([event(reported)]));
    expect(await ledgerOf(collector)).toEqual({ requests: 1, cost: '0.00325', entries: { charge: 1, supplement: 1, correction: 0 } });
  });

  it('that is the first with a price prices the call', async () => {
    const collector = await runCollector();
    const reported = call();
    const { 'gen_ai.usage.output_tokens': _, ...incomplete } = reported.attributes;
    await collector.send('traces', traces([span({ ...reported, attributes: incomplete })]));
    expect(await collector.stats()).toMatchObject({ unpriced_requests: 1, cost_usd: '0' });
    await collector.send('logs', logs([event(reported)]));
    expect(await collector.stats()).toMatchObject({ unpriced_requests: 0, cost_usd: '0.00325', total_requests: 1 });
    expect(await collector.calls()).toMatchObject([{ basis: 'computed', price_id: 'list@2/openai/gpt-5/v1', unpriced_reason: null }]);
  });

  it.each([
    ['less', { 'gen_ai.usage.input_tokens': 900, 'gen_ai.usage.output_tokens': 200 }],
    ['more of one and less of another', { 'gen_ai.usage.input_tokens': 2000, 'gen_ai.usage.output_tokens': 100 }],
  ])('that says %s is a conflict and appends nothing', async (_, usage) => {
    const collector = await runCollector();
    const reported = call(USAGE);
    await collector.send('traces', traces([span(reported)]));
    await collector.send('logs', logs([event({ ...reported, attributes: { ...reported.attributes, ...usage } })]));
    expect(await ledgerOf(collector)).toEqual(ONE_CHARGE);
    expect(await collector.sample('spancost_reports_total', { signal: 'logs', outcome: 'conflict' })).toBe(1);
  });

  it('that knows less of the usage is a duplicate', async () => {
    const collector = await runCollector();
    const reported = call({ 'gen_ai.usage.cache_read.input_tokens': 800 });
    await collector.send('traces', traces([span(reported)]));
    await collector.send('traces', traces([span({ ...reported, attributes: GPT5 })]));
    expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'duplicate' })).toBe(1);
    expect((await ledgerOf(collector)).cost).toBe('0.00235');
  });
});
