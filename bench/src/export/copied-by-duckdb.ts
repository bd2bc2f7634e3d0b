import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** How DuckDB writes a format by itself; it has no Excel without an extension. */
const COPY_OPTIONS: Readonly<Record<string, string>> = {
  csv: 'FORMAT csv, HEADER',
  jsonl: 'FORMAT json',
  json: 'FORMAT json, ARRAY true',
  parquet: 'FORMAT parquet',
};

/** What was made of a ledger's entries, and how long it took. */
export interface Made {
  readonly mib: number;
  readonly seconds: number;
}

/** The entries of a ledger that no process has open, in order, as DuckDB's `COPY` writes them into a file; undefined where it cannot. */
export async function copiedByDuckDB(ledger: string, format: string): Promise<Made | undefined> {
  const options = COPY_OPTIONS[format];
  if (options === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'spancost-copy-'));
  const instance = await DuckDBInstance.create(ledger, { access_mode: 'READ_ONLY' });
  try {
    const file = join(folder, `entries.${format}`);
    const connection = await instance.connect();
    const began = performance.now();
    await connection.run(`COPY (SELECT * FROM entries ORDER BY entry_no) TO '${file}' (${options})`);
    const seconds = (performance.now() - began) / 1000;
    connection.closeSync();
    return { mib: statSync(file).size / 2 ** 20, seconds };
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}
