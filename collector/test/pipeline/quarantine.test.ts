import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

interface QuarantineAnswer {
  readonly reports: readonly {
    readonly reason: string;
    readonly detail: string;
    readonly signal: string;
    readonly report: Record<string, unknown>;
  }[];
}

const NOW = Date.parse('2026-11-22T12:00:00Z');
const clock = (): number => NOW;

function withUsage(usage: Attributes): object {
  return span({ start: NOW - 1000, attributes: { ...GPT5, ...usage } });
}

const IMPOSSIBLE: readonly { readonly name: string; readonly span: object; readonly reason: string }[] = [
  { name: 'negative tokens', span: withUsage({ 'gen_ai.usage.input_tokens': -1 }), reason: 'negative' },
  { name: 'NaN tokens', span: withUsage({ 'gen_ai.usage.output_tokens': Number.NaN }), reason: 'not_a_count' },
  { name: 'half a token', span: withUsage({ 'gen_ai.usage.output_tokens': 12.5 }), reason: 'not_a_count' },
  { name: 'tokens as text', span: withUsage({ 'gen_ai.usage.output_tokens': '200' }), reason: 'not_a_count' },
  {
    name: '1,200 cached of 1,000 tokens',
    span: withUsage({ 'gen_ai.usage.cache_read.input_tokens': 1200 }),
    reason: 'cache_exceeds_input',
  },
  {
    name: '300 reasoning of 200 tokens',
    span: withUsage({ 'gen_ai.usage.reasoning.output_tokens': 300 }),
    reason: 'reasoning_exceeds_output',
  },
  { name: 'no trace id', span: span({ traceId: '', start: NOW }), reason: 'trace_id_invalid' },
  { name: 'a trace id of zeros', span: span({ traceId: '0'.repeat(32), start: NOW }), reason: 'trace_id_invalid' },
  { name: 'a span id of 4 bytes', span: span({ spanId: 'abcdef01', start: NOW }), reason: 'span_id_invalid' },
  { name: 'no start time', span: span({ start: 0 }), reason: 'start_time_missing' },
  { name: 'a start 6 minutes in the future', span: span({ start: NOW + 6 * 60_000 }), reason: 'start_time_in_future' },
];

describe('a report that cannot be true', () => {
  it.each(IMPOSSIBLE)(
    'because of $name is quarantined as $reason, and the good one beside it is charged',
    async ({ span: impossible, reason }) => {
      const collector = await runCollector({}, { clock });
      const response = await collector.send('traces', traces([impossible, span({ start: NOW - 1000 })]));
      expect(response.status).toBe(200);
      expect(await collector.stats()).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
      const { reports } = await collector.json<QuarantineAnswer>('/api/v1/quarantine');
      expect(reports).toMatchObject([{ signal: 'traces', reason }]);
      expect(reports[0]?.detail).not.toBe('');
      expect(await collector.sample('spancost_quarantined_total', { signal: 'traces', reason })).toBeDefined();
      expect(await collector.sample('spancost_reports_total', { signal: 'traces', outcome: 'quarantined' })).toBe(1);
    },
  );

  it('that is delivered three times is quarantined once', async () => {
    const collector = await runCollector();
    const body = traces([withUsage({ 'gen_ai.usage.input_tokens': -1 })]);
    for (let delivery = 0; delivery < 3; delivery += 1) await collector.send('traces', body);
    const { reports } = await collector.json<QuarantineAnswer>('/api/v1/quarantine');
    expect(reports).toHaveLength(1);
  });

  it('of a usage event is quarantined as well', async () => {
    const collector = await runCollector();
    await collector.send('logs', logs([event({ attributes: { ...GPT5, 'gen_ai.usage.output_tokens': -5 } })]));
    const { reports } = await collector.json<QuarantineAnswer>('/api/v1/quarantine');
    expect(reports).toMatchObject([{ signal: 'logs', reason: 'negative' }]);
  });

  it('is kept with its ids and usage and without what was asked and answered', async () => {
    const collector = await runCollector();
    const ids = { traceId: newTraceId(), spanId: newSpanId() };
    const attributes = { ...GPT5, 'gen_ai.usage.input_tokens': -1, 'gen_ai.input.messages': 'a secret', 'user.id': 'u-17' };
    await collector.send('traces', traces([span({ ...ids, attributes })]));
    const { reports } = await collector.json<QuarantineAnswer>('/api/v1/quarantine');
    expect(reports[0]?.report).toMatchObject({
      trace_id: ids.traceId,
      span_id: ids.spanId,
      service: 'shop',
      attributes: { 'gen_ai.usage.input_tokens': -1, 'user.id': 'u-17' },
    });
    expect(JSON.stringify(reports)).not.toContain('a secret');
  });

  it('is judged by the tolerance of the configuration: 6 minutes ahead are fine with 10 allowed', async () => {
    const collector = await runCollector({ limits: { ...DEFAULT_CONFIG.limits, clockToleranceMs: 600_000 } }, { clock });
    await collector.send('traces', traces([span({ start: NOW + 6 * 60_000 })]));
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(1);
  });
});
