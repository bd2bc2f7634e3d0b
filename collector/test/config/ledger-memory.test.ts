import { loadConfig } from '@spancost/collector';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCollector, temporaryFolder } from '../running-collector.ts';
import { span, traces } from '../otlp-json.ts';

it('ledger.memory is what the database may take: 128 MiB are enough for 2,000 calls', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'spancost.yaml');
  writeFileSync(file, 'ledger: { path: l.duckdb, memory: 128MiB }\n');
  const { ledger } = loadConfig(file, {});
  expect(ledger).toEqual({ path: join(folder, 'l.duckdb'), memoryBytes: 128 * 2 ** 20 });
  const collector = await runCollector({ ledger });
  expect((await collector.send('traces', traces(Array.from({ length: 2000 }, () => span())))).status).toBe(200);
  expect((await collector.stats()).total_requests).toBe(2000);
});
