import type { LedgerLines } from '../../ledger/ledger-lines.ts';
import type { ExportFile } from '../export-file.ts';
import { ParquetThread } from './parquet-thread.ts';

/** A Parquet file. It is made in a thread of its own, so that the one that takes telemetry only hands lines over and bytes on. */
export const PARQUET_FILE: ExportFile = { form: 'values', bytesOf: parquetBytes };

async function* parquetBytes({ columns, lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  const thread = new ParquetThread(columns);
  try {
    for await (const each of lines) yield* await thread.ask({ lines: each });
    yield* await thread.ask({ end: true });
  } finally {
    await thread.end();
  }
}
