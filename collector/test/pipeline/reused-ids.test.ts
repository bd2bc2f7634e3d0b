import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type CallOptions } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const MINUTE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 21, 12);

/** A call of its own trace whose answer has this id, so many minutes after noon. */
function answered(id: string, minutes: number, input = 1000): Required<Pick<CallOptions, 'traceId' | 'spanId' | 'start'>> & CallOptions {
  const attributes = { ...GPT5, 'gen_ai.response.id': id, 'gen_ai.usage.input_tokens': input };
  return { traceId: newTraceId(), spanId: newSpanId(), start: NOON + minutes * MINUTE_MS, attributes };
}

describe('an id that a local server gives again', () => {
  it('is no reason to take three calls for one: chatcmpl-0 of three minutes costs three times $0.00325', async () => {
    const collector = await runCollector();
    const calls = [0, 1, 2].map((minutes) => answered('chatcmpl-0', minutes));
    for (const call of calls) await collector.send('traces', traces([span(call)]));
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 3, cost_usd: '0.00975' });
    expect(new Set((await collector.calls()).map(({ call_id: id }) => id)).size).toBe(3);
  });

  it('nor in one request, nor when all are delivered again, by span and by event', async () => {
    const collector = await runCollector();
    const calls = [0, 1, 2, 2].map((minutes, index) => answered('chatcmpl-0', minutes, 1000 + index));
    for (let delivery = 0; delivery < 2; delivery += 1) {
      await collector.send('traces', traces(calls.map((call) => span(call))));
      await collector.send('logs', logs(calls.map((call) => event(call))));
    }
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 4, cost_usd: '0.0130075' });
    expect(await collector.sample('spancost_ledger_entries', { kind: 'charge' })).toBe(4);
  });

  it('and the framework around the second call is still the second call', async () => {
    const collector = await runCollector();
    const [first, second] = [answered('chatcmpl-417', 0), answered('chatcmpl-417', 10)];
    const around = { ...second, spanId: newSpanId() };
    for (const call of [first, second, around]) await collector.send('traces', traces([span(call)]));
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 2, cost_usd: '0.0065' });
  });

  it('what tells of the same input at the same time in another trace is the same call', async () => {
    const collector = await runCollector();
    const call = answered('chatcmpl-417', 0);
    await collector.send('traces', traces([span(call)]));
    await collector.send('logs', logs([event({ ...call, traceId: newTraceId(), spanId: newSpanId(), start: call.start + 100 })]));
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(1);
  });

  it('two calls of the same moment with the same id and other inputs are two', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span(answered('chatcmpl-0', 0, 1000)), span(answered('chatcmpl-0', 0, 400))]));
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(2);
  });
});

it('an id of a provider is one answer whenever it comes: from a cache a month later it is no call, and another usage a conflict', async () => {
  const collector = await runCollector();
  const id = 'chatcmpl-BxT9nQ2kLmVw83RyPzD4sHcF';
  await collector.send('traces', traces([span(answered(id, -30 * 24 * 60))]));
  await collector.send('traces', traces([span(answered(id, 0))]));
  await collector.send('traces', traces([span(answered(id, 1, 400))]));
  expect((await collector.stats('?period=lifetime')).total_requests).toBe(1);
  expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'duplicate' })).toBe(1);
  expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'conflict' })).toBe(1);
});
