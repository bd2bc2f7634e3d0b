import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const COUNT = 'spancost_time_to_first_chunk_seconds_count';
const SUM = 'spancost_time_to_first_chunk_seconds_sum';
const STREAMED = { ...GPT5, 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 0.25 };

describe('the time to the first chunk', () => {
  it('of a call is counted once, whether its event or its span comes first, and has its trace', async () => {
    const collector = await runCollector();
    const first = { traceId: newTraceId(), spanId: newSpanId(), durationMs: 1500, attributes: STREAMED };
    const second = { ...first, traceId: newTraceId(), spanId: newSpanId() };
    await collector.send('logs', logs([event(first)]));
    await collector.send('traces', traces([span(first), span(second)]));
    await collector.send('logs', logs([event(second)]));
    expect(await collector.sample(COUNT, { model: 'gpt-5-2025-08-07' })).toBe(2);
    expect(await collector.sample(SUM)).toBe(0.5);
    const response = await collector.get('/metrics', { accept: 'application/openmetrics-text; version=1.0.0' });
    expect(await response.text()).toMatch(
      new RegExp(
        `spancost_time_to_first_chunk_seconds_bucket\\{le="0.32".* # \\{trace_id="${second.traceId}",span_id="${second.spanId}"\\} 0.25`,
      ),
    );
  });

  it('of two streams of 5 that tell one that is possible', async () => {
    const collector = await runCollector();
    const told = [0, 1.5, 1.6, -1, 'soon'].map((seconds) =>
      span({ durationMs: 1500, attributes: { ...STREAMED, 'gen_ai.response.time_to_first_chunk': seconds } }),
    );
    await collector.send('traces', traces(told));
    expect(await collector.sample('spancost_calls_total')).toBe(5);
    expect(await collector.sample(COUNT)).toBe(2);
    expect(await collector.sample(SUM)).toBe(1.5);
  });

  it('has no series where nobody told it', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([span()]));
    expect(await collector.sample(COUNT)).toBeUndefined();
  });
});
