import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { CollectorError, LedgerBrokenError, LedgerLockedError } from '../../errors.ts';
import type { Ledger } from '../ledger.ts';
import { DuckDBLedger } from './duckdb-ledger.ts';
import { createLedgerFile, draftOf, holdsNothing, removeDrafts } from './create-ledger-file.ts';
import { migrate } from './migrations.ts';
import { queryOn } from './query.ts';
import { isRewritePending, rewrite } from './upkeep/rewrite.ts';

export interface LedgerOptions {
  /** Memory that DuckDB may take for itself, in MiB; more work than that goes to files beside the ledger. 1,024 unless told. */
  readonly memoryMiB?: number;
  /** Rows that are appended to a rollup before they are put together. 50,000 unless told. */
  readonly foldRows?: number;
  /** Size of the write-ahead log, in MiB, at which it is moved into the file. 128 unless told. */
  readonly checkpointMiB?: number;
  /** Whether the file is written anew, without blocks that are not in use; else only where somebody was forgotten. */
  readonly rewrite?: boolean;
}

/** Nothing is ever fetched or loaded from outside the process. */
const CLOSED: Readonly<Record<string, string>> = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

const DEFAULT_MEMORY_MIB = 1024;

/**
 * Size of the write-ahead log at which it is moved into the file. Each time the last rows of every table are written anew, so
 * that a small log costs more than it saves; a start after a crash reads it, which takes about a second for these.
 */
const DEFAULT_CHECKPOINT_MIB = 128;

/**
 * Opens the ledger file, or makes it, folder included. What an earlier process committed and did not checkpoint is
 * replayed from the file beside it.
 *
 * @param onBroken Told when nothing can be written any more until the file is opened again.
 * @throws LedgerLockedError if another process has it, LedgerBrokenError if it is no ledger.
 */
export async function openLedger(
  path: string,
  onBroken: (error: LedgerBrokenError) => void,
  { memoryMiB = DEFAULT_MEMORY_MIB, foldRows, checkpointMiB = DEFAULT_CHECKPOINT_MIB, rewrite: rewriteNow = false }: LedgerOptions = {},
): Promise<Ledger> {
  const file = resolve(path);
  const options = { ...CLOSED, memory_limit: `${memoryMiB}MiB`, checkpoint_threshold: `${checkpointMiB}MiB` };
  let instance: DuckDBInstance | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (holdsNothing(file)) await createLedgerFile(file, options);
    removeDrafts(file);
    instance = await DuckDBInstance.create(file, options);
    let writer = await instance.connect();
    await migrate(writer, file);
    if (rewriteNow || (await isRewritePending(queryOn(writer, { file, onBroken })))) {
      await rewrite(writer, file, draftOf(file));
      instance.closeSync();
      instance = await DuckDBInstance.create(file, options);
      writer = await instance.connect();
    }
    const reader = await instance.connect();
    return await DuckDBLedger.start({ file, instance, writer, reader, onBroken }, foldRows);
  } catch (error) {
    instance?.closeSync();
    throw explain(file, error);
  }
}

/** How systems say that a disk, or a share of it, is full. */
const FULL = /no space left|not enough space|disk quota|file too large/i;

function explain(file: string, error: unknown): Error {
  if (error instanceof CollectorError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/could not set lock|conflicting lock|being used by another process/i.test(message))
    return new LedgerLockedError(file, { cause: error });
  const advice = FULL.test(message)
    ? 'Make room on its disk and start again; it has everything that was acknowledged.'
    : 'Restore it from a backup, or set ledger.path to a new file; nothing was changed.';
  return new LedgerBrokenError(file, `${message}. ${advice}`, { cause: error });
}
