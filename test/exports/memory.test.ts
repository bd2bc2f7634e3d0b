import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORT, EXPORT_FORMATS, type ExportFormat } from '@spancost/api';
import { describe, expect, it, vi } from 'vitest';
import { fillLedger } from '../../bench/src/query/fill-ledger.ts';
import { temporaryFolder } from '../../collector/test/running-collector.ts';
import { spawnCollector, type SpawnedCollector } from '../../collector/test/spawned-collector.ts';

/** Their rows are 300 MiB as JSON, and 1.2 GiB of a million, which `SPANCOST_EXPORT_CALLS` takes. */
const CALLS = Number(process.env['SPANCOST_EXPORT_CALLS'] ?? 250_000);
const FORMATS: readonly ExportFormat[] = process.env['SPANCOST_EXPORT_CALLS'] === undefined ? ['jsonl'] : EXPORT_FORMATS;
const MIB = 2 ** 20;

/** A third of what the rows of the smaller ledger are: where they were held as texts, the process would end for want of memory. */
const HEAP_MIB = 96;
const DUCKDB_MIB = 128;

/** What the collector may grow by, whatever there is to be sent: buffers of the database, of threads, and what nobody has collected yet. */
const MOST_GROWTH_MIB = 700;

/** What a download was, and what the collector took for it, in MiB. */
interface Download {
  readonly format: ExportFormat;
  readonly mib: number;
  readonly seconds: number;
  /** The most resident memory meanwhile, more than there was before all downloads. */
  readonly growth: number;
}

describe.runIf(existsSync('/proc/self/clear_refs'))(`exports of ${CALLS.toLocaleString('en-US')} calls`, () => {
  it('go through a heap of 96 MiB, and the collector grows by as much as ever', { timeout: 3_600_000 }, async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    // A collector makes the file, so that it has the form of today.
    await (await spawnCollector(path)).close();
    await fillLedger(path, { calls: CALLS, days: 90, now: Date.now() });
    vi.stubEnv('NODE_OPTIONS', `--max-old-space-size=${HEAP_MIB}`);
    const collector = await spawnCollector(path, { memoryBytes: DUCKDB_MIB * MIB });
    vi.unstubAllEnvs();
    const before = memoryOf(collector, 'VmRSS');
    const downloads: Download[] = [];
    for (const format of ['jsonl', ...FORMATS.filter((each) => each !== 'jsonl')] as const)
      downloads.push(await download(collector, format, before));
    if (process.env['SPANCOST_EXPORT_CALLS'] !== undefined) console.table(downloads);
    expect(downloads[0]?.mib).toBeGreaterThan((CALLS * 1000) / MIB);
    expect(downloads.filter(({ growth }) => growth > MOST_GROWTH_MIB)).toEqual([]);
  });
});

/** Downloads all entries, and lets go of what comes. */
async function download(collector: SpawnedCollector, format: ExportFormat, before: number): Promise<Download> {
  // Forgets the most memory that there has been.
  writeFileSync(`/proc/${collector.process.pid}/clear_refs`, '5');
  const began = performance.now();
  const response = await collector.get(`${EXPORT.path}?rows=entries&format=${format}`);
  expect(response.status).toBe(200);
  let bytes = 0;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) bytes += piece.length;
  return {
    format,
    mib: Math.round(bytes / MIB),
    seconds: Math.round((performance.now() - began) / 1000),
    growth: memoryOf(collector, 'VmHWM') - before,
  };
}

/** What Linux says of a process's memory, in MiB. */
function memoryOf({ process: { pid } }: SpawnedCollector, name: 'VmRSS' | 'VmHWM'): number {
  const [, kib] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kib) / 1024);
}
