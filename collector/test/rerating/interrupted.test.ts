import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { RerateAnswer } from '@spancost/api';
import { expect, it, vi } from 'vitest';
import { span, traces } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../own-book.ts';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector, type SpawnedCollector } from '../spawned-collector.ts';

const CALLS = 20_000;
const JSON_TYPE = { 'content-type': 'application/json' };

function rerate(collector: SpawnedCollector, approve?: string): Promise<RerateAnswer> {
  const body = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', ...(approve === undefined ? {} : { approve }) };
  return collector
    .post('/api/v1/prices/rerate', JSON.stringify(body), JSON_TYPE)
    .then((response) => response.json() as Promise<RerateAnswer>);
}

const corrections = (collector: SpawnedCollector) => collector.sample('spancost_ledger_entries', { kind: 'correction' });

it(`kill -9 in the middle of a re-rating of ${CALLS} calls loses and repeats nothing: approved again, it goes on to the exact sum`, async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const book = ownBook({ revision: 1, models: [gptX(10)] });
  const first = await spawnCollector(path, { pricesFile: book.file });
  const start = Date.parse('2026-11-10T12:00:00Z');
  for (let sent = 0; sent < CALLS; sent += 1000) {
    const spans = Array.from({ length: 1000 }, (_, index) => span({ start: start + sent + index, attributes: GPT_X }));
    expect((await first.send('traces', traces(spans))).status).toBe(200);
  }
  book.write({ revision: 2, models: [gptX(7)] });
  await first.post('/api/v1/prices/reload', '{}', JSON_TYPE);
  const plan = await rerate(first);
  // 20,000 calls from $0.014 to $0.0098.
  expect(plan).toMatchObject({ calls: CALLS, changed_calls: CALLS, before_usd: '280', after_usd: '196', difference_usd: '-84' });

  const interrupted = rerate(first, plan.plan_id).catch(() => 'killed');
  // The first transactions are over when the log has grown by them: each corrects 1,000 calls by rows of more than 300 bytes.
  const size = (): number => statSync(`${path}.wal`).size;
  for (const before = size(); size() < before + 900_000;) await setTimeout(1);
  await first.close();
  expect(await interrupted).toBe('killed');

  const again = await spawnCollector(path, { pricesFile: book.file });
  const before = (await corrections(again)) ?? 0;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(CALLS);
  expect((await rerate(again)).changed_calls).toBe(CALLS - before);
  expect(await rerate(again, plan.plan_id)).toEqual({ ...plan, applied_entries: CALLS - before });
  // A scrape shows what the ledger had at most one interval before.
  await vi.waitFor(async () => expect(await corrections(again)).toBe(CALLS), { timeout: 30_000, interval: 500 });
  expect(await again.stats('?period=lifetime')).toMatchObject({ total_requests: CALLS, cost_usd: '196' });
  expect(await rerate(again, plan.plan_id)).toMatchObject({ applied_entries: 0 });
  expect(await rerate(again)).toMatchObject({ changed_calls: 0, difference_usd: '0' });
  await again.close();
}, 120_000);
