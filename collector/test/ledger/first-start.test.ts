import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LedgerBrokenError } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { temporaryFolder } from '../running-collector.ts';

const SCRIPT = `
  import { openLedger } from ${JSON.stringify(join(import.meta.dirname, '../../src/ledger/duckdb/open-ledger.ts'))};
  await openLedger(process.argv[1], () => undefined);
  setInterval(() => undefined, 1000);`;

/** Opens a ledger in a process of its own and kills it at the n-th change in the ledger's folder. */
async function killAtChange(path: string, change: number): Promise<void> {
  const args = ['--conditions=@spancost/source', '--input-type=module', '--eval', SCRIPT, path];
  let changes = 0;
  const watcher = watch(dirname(path), () => (changes += 1) === change && child.kill('SIGKILL'));
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: 'ignore' });
  const quiet = setTimeout(() => child.kill('SIGKILL'), 3000);
  await once(child, 'exit');
  clearTimeout(quiet);
  watcher.close();
}

async function opens(path: string): Promise<void> {
  const ledger = await openLedger(path, () => undefined);
  expect(await ledger.entriesByKind()).toEqual({ charge: 0, supplement: 0, correction: 0 });
  await ledger.close();
}

describe('the first start', () => {
  it.each([1, 2, 3, 4, 6, 8, 12])(
    'killed at change %i of its folder is followed by one that works',
    { timeout: 20_000 },
    async (change) => {
      const path = join(temporaryFolder(), 'data', 'ledger.duckdb');
      mkdirSync(dirname(path));
      await killAtChange(path, change);
      await opens(path);
      expect(readdirSync(dirname(path))).toEqual(['ledger.duckdb']);
    },
  );

  it('makes a ledger of an empty file', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    writeFileSync(path, '');
    await opens(path);
    await opens(path);
  });

  it.each([true, false])('is refused where a write-ahead log is all there is (empty ledger file: %s)', async (hasFile) => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    if (hasFile) writeFileSync(path, '');
    writeFileSync(`${path}.wal`, 'calls');
    await expect(openLedger(path, () => undefined)).rejects.toThrow(LedgerBrokenError);
    await expect(openLedger(path, () => undefined)).rejects.toThrow(/\.wal holds calls of a ledger that is gone/);
    expect(readFileSync(`${path}.wal`, 'utf8')).toBe('calls');
  });
});
