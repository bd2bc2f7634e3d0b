import { expect, it } from 'vitest';
import { GPT5, logs, newSpanId, newTraceId } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const END = Date.now() - 60_000;

/** A usage event as loggers write it that are not told when something happened, but only see it. */
function observed(observedAt: number, duration?: number): object {
  const attributes = { ...GPT5, ...(duration === undefined ? {} : { 'spancost.call.duration': duration }) };
  return {
    eventName: 'spancost.usage',
    traceId: newTraceId(),
    spanId: newSpanId(),
    observedTimeUnixNano: observedAt === 0 ? '0' : `${observedAt}000000`,
    attributes: Object.entries(attributes).map(([key, value]) => ({
      key,
      value:
        typeof value === 'string' ? { stringValue: value } : Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value },
    })),
  };
}

it.each([
  [2.5, END - 2500],
  [undefined, END],
])('an event that tells only when it was observed is of a call that began %s s before', async (duration, calledAt) => {
  const collector = await runCollector();
  await collector.send('logs', logs([observed(END, duration)]));
  const calls = await collector.calls();
  expect(calls.map(({ called_at, cost_usd }) => [called_at, cost_usd])).toEqual([[new Date(calledAt).toISOString(), '0.00325']]);
});

it('an event that tells no time at all is quarantined', async () => {
  const collector = await runCollector();
  await collector.send('logs', logs([observed(0, 1.5)]));
  expect(await collector.calls()).toEqual([]);
  expect(await collector.sample('spancost_quarantine_waiting', { reason: 'start_time_missing' })).toBe(1);
});
