import { expect, it } from 'vitest';
import { event, GPT5, logs, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

/** As an application tells a call that its budget refused. */
const REFUSED = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
  'error.type': 'BudgetExceededError',
  'spancost.call.refused': true,
};

it('a refused call is no charge and not unpriced, as a span or as an event; the call beside it is charged', async () => {
  const collector = await runCollector();
  expect((await collector.send('traces', traces([span({ attributes: REFUSED }), span({ attributes: GPT5 })]))).status).toBe(200);
  expect((await collector.send('logs', logs([event({ attributes: REFUSED })]))).status).toBe(200);
  const { total_requests: requests, cost_usd: cost } = await collector.stats();
  expect({ requests, cost }).toEqual({ requests: 1, cost: '0.00325' });
  expect(await collector.calls()).toHaveLength(1);
  expect(await collector.sample('spancost_ledger_entries', { kind: 'charge' })).toBe(1);
  const metrics = await (await collector.get('/metrics')).text();
  expect(metrics).not.toMatch(/^spancost_unpriced_calls_total\{.*\} [1-9]/m);
  expect(metrics).not.toContain('BudgetExceededError');
  for (const outcome of ['quarantined', 'failed'])
    expect(await collector.sample('spancost_reports_total', { outcome, signal: 'traces' })).not.toBe(1);
});
