import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSpancost } from '../ingest/servers/spancost.ts';
import { fillLedger } from '../query/fill-ledger.ts';
import type { QueryOptions } from '../query/run-query.ts';
import { exportSpeeds } from './export-speeds.ts';
import { ingestionBesideExports } from './ingestion-beside-exports.ts';

const CALLS = 1_000_000;
const DAYS = 90;

/** How many calls a collector takes beside exports of all its entries, and how fast these are, beside DuckDB's own `COPY`. */
export async function runExport({ calls = CALLS, ledger }: QueryOptions): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-exports-'));
  const file = join(folder, 'ledger.duckdb');
  try {
    if (ledger !== undefined) copyFileSync(ledger, file);
    // The collector makes the file, or brings it into the form of today.
    await (await startSpancost(file)).stop();
    if (ledger === undefined) await fillLedger(file, { calls, days: DAYS, now: Date.now() });
    return [await exportSpeeds(file), '', await ingestionBesideExports(file)].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
