import { describe, expect, it } from 'vitest';
import { event, logs, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const START = NOW - 1000;
const clock = (): number => NOW;

function withEnd(endTimeUnixNano: string, start = START): object {
  return { ...span({ start }), endTimeUnixNano };
}

/** Of an attribute that is there twice the last value counts. */
function withDuration(value: object, start = START): object {
  const usage = event({ start }) as { readonly attributes: readonly object[] };
  return { ...usage, attributes: [...usage.attributes, { key: 'spancost.call.duration', value }] };
}

function nanoseconds(ms: number): string {
  return `${ms}000000`;
}

const SPANS = [
  { name: 'an end at 18446744073709551615', record: withEnd('18446744073709551615'), reason: 'end_time_in_future' },
  { name: 'an end 6 minutes ahead', record: withEnd(nanoseconds(NOW + 360_000)), reason: 'end_time_in_future' },
  { name: 'a start in 1970 and an end today', record: withEnd(nanoseconds(NOW), 1), reason: 'duration_too_long' },
].map((each) => ({ ...each, signal: 'traces' as const, body: traces([each.record, span({ start: START })]) }));

const EVENTS = [
  { name: 'a duration of 1.7e308 s', record: withDuration({ doubleValue: 1.7e308 }), reason: 'end_time_in_future' },
  { name: 'a duration of 302 s from a second ago', record: withDuration({ doubleValue: 302 }), reason: 'end_time_in_future' },
  { name: 'an infinite duration', record: withDuration({ doubleValue: 'Infinity' }), reason: 'duration_invalid' },
  { name: 'a duration that is NaN', record: withDuration({ doubleValue: 'NaN' }), reason: 'duration_invalid' },
  { name: 'a duration of -0.5 s', record: withDuration({ doubleValue: -0.5 }), reason: 'duration_invalid' },
  { name: 'a duration that is text', record: withDuration({ stringValue: '0.5' }), reason: 'duration_invalid' },
  { name: 'a duration above 2^53', record: withDuration({ intValue: '9223372036854775807' }), reason: 'duration_invalid' },
  {
    name: 'a duration of 8 days',
    record: withDuration({ intValue: String(8 * 86_400) }, NOW - 9 * 86_400_000),
    reason: 'duration_too_long',
  },
].map((each) => ({ ...each, signal: 'logs' as const, body: logs([each.record, event({ start: START })]) }));

describe('a call that', () => {
  it.each([...SPANS, ...EVENTS])('has $name is quarantined as $reason and spoils no response time', async ({ signal, body, reason }) => {
    const collector = await runCollector({}, { clock });
    expect((await collector.send(signal, body)).status).toBe(200);
    const { reports } = await collector.json<{ reports: readonly object[] }>('/api/v1/quarantine');
    expect(reports).toMatchObject([{ signal, reason }]);
    expect(await collector.stats()).toMatchObject({ total_requests: 1, average_response_time_ms: 500 });
    expect(await collector.sample('spancost_reports_total', { signal, outcome: 'quarantined' })).toBe(1);
    const metrics = await (await collector.get('/metrics')).text();
    expect(metrics).toMatch(/^spancost_\w*duration_seconds_sum\{.*\} 0\.5$/m);
    expect(metrics).toContain(`reason="${reason}"`);
  });

  it('ends before it starts, or not at all, is charged with no duration', async () => {
    const collector = await runCollector({}, { clock });
    await collector.send('traces', traces([withEnd(nanoseconds(START - 1)), withEnd('0'), span({ start: START })]));
    expect(await collector.stats()).toMatchObject({ total_requests: 3, average_response_time_ms: 500 });
  });

  it('ends 4 minutes ahead of the clock or took 6 days is charged', async () => {
    const collector = await runCollector({}, { clock });
    const sixDays = 6 * 86_400_000;
    await collector.send('traces', traces([withEnd(nanoseconds(NOW + 240_000)), span({ start: NOW - sixDays, durationMs: sixDays })]));
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 2 });
  });
});
