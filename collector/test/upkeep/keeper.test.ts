import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LedgerBackup, LedgerForgotten, LedgerVerification, QuarantinePage } from '@spancost/api';
import { expect, it, onTestFinished, vi } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../running-collector.ts';

const DAY_MS = 86_400_000;

async function ask<T>(collector: RunningCollector, what: string, body: object = {}): Promise<T> {
  const response = await collector.post(`/api/v1/ledger/${what}`, JSON.stringify(body), { 'content-type': 'application/json' });
  expect(`${response.status}`).toBe('200');
  return (await response.json()) as T;
}

it('verifies what is kept and what /metrics has counted, also after a correction and a restart', async () => {
  const collector = await runCollector();
  await collector.send('traces', traces(Array.from({ length: 5 }, () => span())));
  const [call] = await collector.calls();
  await collector.post(`/api/v1/usage/${call?.call_id}/corrections`, JSON.stringify({ cost_usd: '0.001', reason: 'agreed' }), {
    'content-type': 'application/json',
  });
  const found = await ask<LedgerVerification>(collector, 'verify');
  expect(found.checks.filter(({ broken }) => broken > 0)).toEqual([]);
  expect(found).toMatchObject({ sound: true, calls: 5, entries: 6, net_usd: '0.014' });
  expect(found.checks.map(({ name }) => name)).toContain('the counters of /metrics come to the net of the ledger');
  await collector.close();
  const again = await runCollector({ ledger: collector.config.ledger });
  expect(await ask<LedgerVerification>(again, 'verify')).toMatchObject({ sound: true, calls: 5, net_usd: '0.014' });
});

it('verifies while telemetry comes: what is asked in the middle of 40 requests is sound each time', async () => {
  const collector = await runCollector();
  const sending = Promise.all(Array.from({ length: 40 }, () => collector.send('traces', traces([span(), span()]))));
  for (let times = 0; times < 3; times += 1) expect((await ask<LedgerVerification>(collector, 'verify')).sound).toBe(true);
  await sending;
  expect(await ask<LedgerVerification>(collector, 'verify')).toMatchObject({ sound: true, calls: 80 });
});

it('writes a backup beside the ledger that another collector can go on with', async () => {
  const collector = await runCollector({}, { clock: () => Date.UTC(2026, 10, 22, 13, 5) });
  await collector.send('traces', traces([span({ start: Date.UTC(2026, 10, 22, 13, 4) })]));
  const backup = await ask<LedgerBackup>(collector, 'backup');
  const folder = join(dirname(collector.config.ledger.path), 'backups');
  expect(backup).toMatchObject({ file: join(folder, 'ledger-20261122T130500Z.duckdb'), calls: 1, entries: 1 });
  expect(readdirSync(folder)).toEqual(['ledger-20261122T130500Z.duckdb']);
  const second = await collector.post('/api/v1/ledger/backup', '{}', { 'content-type': 'application/json' });
  expect(second.status).toBe(503);
  expect(await second.text()).toContain('is there already');
  const restored = await runCollector({ ledger: { path: backup.file } });
  expect(await ask<LedgerVerification>(restored, 'verify')).toMatchObject({ sound: true, calls: 1, net_usd: '0.00325' });
});

it('forgets a user, also in what it remembers of calls: a later report of the same call goes to the pseudonym', async () => {
  const collector = await runCollector();
  const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
  const attributes = { ...GPT5, 'user.id': 'ann', 'session.id': 's', 'gen_ai.response.id': 'resp_1' };
  await collector.send('traces', traces([span({ ...ids, attributes })]));
  const forgotten = await ask<LedgerForgotten>(collector, 'forget', { user: 'ann' });
  expect(forgotten).toMatchObject({ calls: 1, quarantined_reports: 0 });
  await collector.send('traces', traces([span({ ...ids, attributes: { ...attributes, 'gen_ai.usage.cache_read.input_tokens': 400 } })]));
  const calls = await collector.calls();
  expect(calls.map(({ user, session, entries }) => [user, session, entries])).toEqual([[forgotten.pseudonym, null, 2]]);
  expect(await ask<LedgerVerification>(collector, 'verify')).toMatchObject({ sound: true });
  const wrong = await collector.post('/api/v1/ledger/forget', '{"name":"ann"}', { 'content-type': 'application/json' });
  expect(wrong.status).toBe(422);
});

it('forgets a user with a name of 1,024 characters, which is what the ledger takes', async () => {
  const collector = await runCollector();
  const user = 'u'.repeat(1024);
  await collector.send('traces', traces([span({ attributes: { ...GPT5, 'user.id': user } })]));
  expect(await ask<LedgerForgotten>(collector, 'forget', { user })).toMatchObject({ calls: 1 });
});

it('removes calls of 41 days ago where they are kept for 40, counts them for ever, and quarantines what comes too late', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const now = Date.UTC(2026, 10, 22, 12);
  let clock = now - 41 * DAY_MS;
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const collector = await runCollector({ ledger: { path, retentionMs: 40 * DAY_MS } }, { clock: () => clock });
  await collector.send('traces', traces([span({ start: clock - 1000 })]));
  clock = now;
  await collector.send('traces', traces([span({ start: clock - 1000 })]));
  expect(await collector.calls()).toHaveLength(2);
  vi.advanceTimersByTime(10_001);
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await collector.calls()).toHaveLength(1), { timeout: 5000 });
  expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 2, cost_usd: '0.0065' });
  expect(await ask<LedgerVerification>(collector, 'verify')).toMatchObject({ sound: true, calls: 1, net_usd: '0.0065' });
  await collector.send('traces', traces([span({ start: now - 45 * DAY_MS })]));
  const { reports } = await collector.json<QuarantinePage>('/api/v1/quarantine');
  expect(reports.map(({ reason }) => reason)).toEqual(['start_time_before_retention']);
  const sent = { provider: 'openai', model: 'gpt-5', called_at: '2026-01-01T00:00:00Z', usage: { input_tokens: 1, output_tokens: 1 } };
  const answer = await collector.post('/api/v1/usage', JSON.stringify({ ...sent, id: '1' }), { 'content-type': 'application/json' });
  expect(await answer.text()).toContain('have been removed');
  expect(existsSync(path)).toBe(true);
});
