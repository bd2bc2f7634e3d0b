import { expect, it } from 'vitest';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';
import type { QuarantinePage } from '@spancost/api';

it('2 reports in quarantine wait, then 1 when one is dismissed; the counter of them stays at 2, after a restart too', async () => {
  const collector = await runCollector();
  const impossible = (tokens: number): object => span({ attributes: { ...GPT5, 'gen_ai.usage.input_tokens': tokens } });
  await collector.send('traces', traces([impossible(-1), impossible(-2)]));
  expect(await collector.sample('spancost_quarantine_waiting', { signal: 'traces' })).toBe(2);

  const { reports } = await collector.json<QuarantinePage>('/api/v1/quarantine');
  const body = JSON.stringify({ ids: [reports[0]!.id], reason: 'a test' });
  expect((await collector.post('/api/v1/quarantine/dismiss', body, { 'content-type': 'application/json' })).status).toBe(200);
  expect(await collector.sample('spancost_quarantine_waiting', { signal: 'traces' })).toBe(1);
  expect(await collector.sample('spancost_quarantined_total', { signal: 'traces' })).toBe(2);
  await collector.close();

  const again = await runCollector({ ledger: collector.config.ledger });
  expect(await again.sample('spancost_quarantined_total', { signal: 'traces' })).toBe(2);
  expect(await again.sample('spancost_quarantine_waiting', { signal: 'traces' })).toBe(1);
});

it('the commits of a ledger are timed: 3 requests one after the other are 3 commits, none of which failed', async () => {
  const collector = await runCollector();
  for (let request = 0; request < 3; request += 1) await collector.send('traces', traces([span()]));
  expect(await collector.sample('spancost_ledger_commit_duration_seconds_count')).toBe(3);
  expect(await collector.sample('spancost_ledger_commit_failures_total')).toBe(0);
  expect(await collector.sample('spancost_waiting_reports')).toBe(0);
  expect(await collector.sample('spancost_ledger_entries', { kind: 'charge' })).toBe(3);
});
