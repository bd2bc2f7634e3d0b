import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { span, traces } from '../otlp-json.ts';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector } from '../spawned-collector.ts';

it('a disk that fills up turns into 503 with Retry-After, and what was acknowledged before is all there', async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const collector = await spawnCollector(path, { maxFileBlocks: 3000 });
  let acknowledged = 0;
  let refusal: Response | undefined;
  const refused: object[][] = [];
  for (let batch = 0; batch < 100 && refused.length < 3; batch += 1) {
    const spans = Array.from({ length: 200 }, () => span());
    const response = await collector.send('traces', traces(spans)).catch(() => undefined);
    if (response?.status === 200) acknowledged += spans.length;
    else {
      refusal ??= response;
      refused.push(spans);
    }
  }
  expect(refusal?.status).toBe(503);
  expect(refusal?.headers.get('retry-after')).toBe('1');
  expect(acknowledged).toBeGreaterThan(0);
  // It lives on and answers, or has stopped if the disk filled up where DuckDB cannot go on.
  const stats = await collector.get('/api/v1/stats').catch(() => undefined);
  expect(stats?.status ?? 'stopped').toBeOneOf([200, 503, 'stopped']);
  collector.process.kill('SIGKILL');

  const later = await spawnCollector(path);
  expect((await later.stats()).total_requests).toBe(acknowledged);
  for (const spans of refused) expect((await later.send('traces', traces(spans))).status).toBe(200);
  expect((await later.stats()).total_requests).toBe(acknowledged + 200 * refused.length);
  await later.close();
});

it('a ledger that cannot be opened because the disk is full is not called broken: make room and start again', async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const open = `
    import { openLedgerFile } from '@spancost/collector/ledger-file';
    await openLedgerFile(process.argv[1]).catch((error) => console.log(error.message));`;
  const node = [process.execPath, '--conditions=@spancost/source', '--input-type=module', '--eval', open, path];
  const said = execFileSync('/bin/sh', ['-c', 'ulimit -S -f 8; exec "$0" "$@"', ...node], { cwd: import.meta.dirname, encoding: 'utf8' });
  expect(said).toContain('Make room on its disk and start again');
  const later = await spawnCollector(path);
  await later.send('traces', traces([span()]));
  expect((await later.stats()).total_requests).toBe(1);
  await later.close();
});
