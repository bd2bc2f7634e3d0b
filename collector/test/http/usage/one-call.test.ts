import type { CallRow } from '@spancost/api';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { expect, it } from 'vitest';
import { GPT5, newSpanId, newTraceId, span, traces, type Attributes } from '../../otlp-json.ts';
import { gptX, GPT_X, ownBook } from '../../own-book.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const CALLED_AT = Date.parse('2026-11-20T10:00:00Z');
const now = (): number => CALLED_AT + 60_000;

async function charged(collector: RunningCollector, attributes: Attributes = GPT5): Promise<CallRow> {
  await collector.send('traces', traces([span({ start: CALLED_AT, attributes })]));
  return (await collector.calls('?limit=1'))[0]!;
}

it('says in words how the cost came about, and what was corrected by hand', async () => {
  const collector = await runCollector({}, { clock: now });
  const { call_id: id } = await charged(collector);
  const { explanation } = await collector.call(id);
  expect(explanation).toMatch(/^\$0\.00325 for gpt-5-2025-08-07 of openai at 2026-11-20T10:00:00\.000Z\n/);
  expect(explanation).toContain('1.25 per 1M tokens');
  expect(explanation).not.toContain('Corrected');
  const body = JSON.stringify({ cost_usd: '0.003', reason: 'agreed' });
  await collector.post(`/api/v1/usage/${id}/corrections`, body, { 'content-type': 'application/json' });
  expect((await collector.call(id)).explanation).toMatch(/Corrected by hand: -\$0\.00025, so that it cost \$0\.003\.$/);
});

it('explains nothing that has no price, nor by a book that makes another cost of it now', async () => {
  const book = ownBook({ revision: 1, models: [gptX(1)] });
  const collector = await runCollector(book.config, { clock: now });
  const { call_id: unpriced } = await charged(collector, { ...GPT5, 'gen_ai.response.model': 'nobody-1' });
  expect((await collector.call(unpriced)).explanation).toBe(null);
  const { call_id: priced } = await charged(collector, GPT_X);
  expect((await collector.call(priced)).explanation).toContain('acme@1/openai/gpt-x/v1');
  book.write({ revision: 2, models: [gptX(2)] });
  expect((await collector.post('/api/v1/prices/reload', '{}', { 'content-type': 'application/json' })).status).toBe(200);
  expect((await collector.call(priced)).explanation).toBe(null);
});

it('says that a request was turned down, and that a provider said the cost', async () => {
  const collector = await runCollector({}, { clock: now });
  const { 'gen_ai.usage.input_tokens': _, 'gen_ai.usage.output_tokens': __, ...nothing } = GPT5;
  const { call_id: rejected } = await charged(collector, { ...nothing, 'error.type': '429', 'http.response.status_code': 429 });
  expect((await collector.call(rejected)).explanation).toMatch(/^\$0 for .*\n\n {2}The provider turned the request down/);
  const sent = {
    provider: 'openrouter',
    model: 'openai/gpt-5',
    usage: { input_tokens: 1000, output_tokens: 200 },
    reported_cost_usd: '0.004',
  };
  await collector.post('/api/v1/usage', JSON.stringify(sent), { 'content-type': 'application/json' });
  const [reported] = await collector.calls('?provider=openrouter');
  expect((await collector.call(reported!.call_id)).explanation).toMatch(/^\$0\.004 for .*\n\n {2}The provider said so in its answer\./);
});

it.each([
  ['nothing', {}, null],
  [
    'a template',
    { links: { trace: 'https://jaeger.example.com/trace/{trace_id}?uiFind={span_id}' } },
    /^https:\/\/jaeger\.example\.com\/trace\/TRACE\?uiFind=SPAN$/,
  ],
  [
    'Grafana',
    { alerting: { ...DEFAULT_CONFIG.alerting, grafanaUrl: 'https://grafana.example.com/' } },
    /^https:\/\/grafana\.example\.com\/explore\?schemaVersion=1&panes=.*%22query%22%3A%22TRACE%22/,
  ],
])('links to the trace with %s', async (_, config, wanted) => {
  const collector = await runCollector(config, { clock: now });
  const [traceId, spanId] = [newTraceId(), newSpanId()];
  await collector.send('traces', traces([span({ traceId, spanId, start: CALLED_AT })]));
  const [row] = await collector.calls();
  const written = row?.trace_url?.replaceAll(traceId, 'TRACE').replaceAll(spanId, 'SPAN') ?? null;
  if (wanted === null) expect(written).toBe(null);
  else expect(written).toMatch(wanted);
  expect((await collector.call(row!.call_id)).trace_url).toBe(row?.trace_url);
  await collector.post('/api/v1/usage', JSON.stringify({ provider: 'x', model: 'y', usage: {} }), { 'content-type': 'application/json' });
  expect((await collector.calls('?provider=x'))[0]?.trace_url).toBe(null);
});
