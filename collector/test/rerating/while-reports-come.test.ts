import type { RerateAnswer } from '@spancost/api';
import { expect, it } from 'vitest';
import { event, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector } from '../running-collector.ts';

const CALLS = 20_000;
const JSON_TYPE = { 'content-type': 'application/json' };

it(`reports that come while ${CALLS} calls are being re-rated are recorded meanwhile, and every call ends at the new price of all its tokens`, async () => {
  const own = ownBook({ revision: 1, models: [gptX(10)] });
  const collector = await runCollector(own.config);
  const start = Date.parse('2026-11-10T12:00:00Z');
  const calls = Array.from({ length: CALLS }, (_, index) => ({
    traceId: newTraceId(),
    spanId: newSpanId(),
    start: start + index,
    attributes: GPT_X,
  }));
  for (let sent = 0; sent < CALLS; sent += 1000) {
    expect((await collector.send('traces', traces(calls.slice(sent, sent + 1000).map((call) => span(call))))).status).toBe(200);
  }
  own.write({ revision: 2, models: [gptX(5)] });
  await collector.post('/api/v1/prices/reload', '{}', JSON_TYPE);
  const rerate = async (approve?: string): Promise<RerateAnswer> => {
    const body = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', ...(approve === undefined ? {} : { approve }) };
    const response = await collector.post('/api/v1/prices/rerate', JSON.stringify(body), JSON_TYPE);
    expect(response.status).toBe(200);
    return (await response.json()) as RerateAnswer;
  };
  const corrections = () => collector.sample('spancost_ledger_entries', { kind: 'correction' });

  const { plan_id: approve } = await rerate();
  let done = false;
  const applying = rerate(approve).finally(() => (done = true));
  while ((await corrections()) === 0);
  const busy = await collector.post(
    '/api/v1/prices/rerate',
    JSON.stringify({ from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', approve }),
    JSON_TYPE,
  );
  expect(busy.status).toBe(409);
  let reportedMeanwhile = 0;
  // The last calls first: they have their turn yet to come. 100 more tokens out each.
  for (let left = CALLS; left > 0; left -= 200) {
    const events = calls
      .slice(left - 200, left)
      .map((call) => event({ ...call, attributes: { ...GPT_X, 'gen_ai.usage.output_tokens': 300 } }));
    expect((await collector.send('logs', logs(events))).status).toBe(200);
    if (!done) reportedMeanwhile += 200;
  }
  await applying;
  expect(reportedMeanwhile).toBeGreaterThan(0);
  // 1,000 in at $5 and 300 out at $10 per million are $0.008.
  expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: CALLS, cost_usd: '160' });
  expect(await rerate()).toMatchObject({ calls: CALLS, changed_calls: 0 });
}, 120_000);
