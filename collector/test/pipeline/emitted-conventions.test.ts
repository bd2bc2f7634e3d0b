import { EMITTED_CONVENTIONS, writeIn } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

/** 360 fresh in, 640 read, 300 written for five minutes and 50 out of Claude Haiku 4.5. */
const CLAUDE: Attributes = {
  ...GPT5,
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-haiku-4-5',
  'gen_ai.response.model': 'claude-haiku-4-5-20251001',
  'gen_ai.usage.input_tokens': 1300,
  'gen_ai.usage.cache_read.input_tokens': 640,
  'gen_ai.usage.cache_write.input_tokens': 300,
  'spancost.usage.cache_write_5m.input_tokens': 300,
  'gen_ai.usage.output_tokens': 50,
};

/** (360 × 1 + 640 × 0.10 + 300 × 1.25 + 50 × 5) per million. */
const CHARGE = { provider: 'anthropic', cost_usd: '0.001049', tokens: { input: 360, cache_read: 640, cache_write_5m: 300, output: 50 } };

describe.each(EMITTED_CONVENTIONS)('a call whose span is written in the conventions %s', (conventions) => {
  const written = { ...CLAUDE };
  writeIn(conventions, written);

  it('is one charge of $0.001049, with and without its event, however often they come', async () => {
    const collector = await runCollector();
    const [traceId, spanId] = [newTraceId(), newSpanId()];
    const ofSpan = traces([span({ traceId, spanId, attributes: written })]);
    // The event is always under the names of today.
    const ofEvent = logs([event({ traceId, spanId, attributes: CLAUDE })]);
    await collector.send('traces', ofSpan);
    expect(await collector.calls()).toMatchObject([CHARGE]);
    await collector.send('logs', ofEvent);
    await collector.send('traces', ofSpan);
    expect(await collector.calls()).toMatchObject([CHARGE]);
  });

  it('is the same charge if its event comes first', async () => {
    const collector = await runCollector();
    const [traceId, spanId] = [newTraceId(), newSpanId()];
    await collector.send('logs', logs([event({ traceId, spanId, attributes: CLAUDE })]));
    await collector.send('traces', traces([span({ traceId, spanId, attributes: written })]));
    expect(await collector.calls()).toMatchObject([CHARGE]);
  });
});
