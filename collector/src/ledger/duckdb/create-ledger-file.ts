import { linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { LedgerBrokenError } from '../../errors.ts';
import { migrate } from './migrations.ts';

/**
 * Whether there is no ledger yet: no file, or an empty one, which is what a process leaves that was killed while it made one.
 *
 * @throws LedgerBrokenError if there is a write-ahead log without the file that it belongs to: it may hold calls.
 */
export function holdsNothing(file: string): boolean {
  if (sizeOf(file) > 0) return false;
  const log = `${file}.wal`;
  if (sizeOf(log) === 0) return true;
  throw new LedgerBrokenError(
    file,
    `${log} holds calls of a ledger that is gone. Put the ledger back beside it, or move ${log} away to begin a new one; nothing was changed.`,
  );
}

/**
 * Makes a new ledger. It appears under its name only when it is whole, so that a process killed on the way leaves nothing
 * that cannot be opened. If another process was faster, its ledger stays.
 */
export async function createLedgerFile(file: string, options: Readonly<Record<string, string>>): Promise<void> {
  const draft = draftOf(file);
  remove(draft);
  const instance = await DuckDBInstance.create(draft, { ...options });
  try {
    const connection = await instance.connect();
    await migrate(connection, file);
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
  try {
    if (holdsNothing(file)) rmSync(file, { force: true });
    putInPlace(draft, file);
  } catch (error) {
    if (sizeOf(file) === 0) throw error;
  }
}

/** Where this process makes a new file that is going to be the ledger. */
export function draftOf(file: string): string {
  return `${file}.new-${process.pid}`;
}

/** A hard link never replaces a ledger that another process has made meanwhile; where there are none, a rename must do. */
function putInPlace(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw error;
    renameSync(draft, file);
  }
}

/** Removes what processes that were killed left of their drafts; one still at work on its own finds the ledger in its place. */
export function removeDrafts(file: string): void {
  const drafts = readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.new-`));
  for (const name of drafts) rmSync(join(dirname(file), name), { force: true });
}

function remove(draft: string): void {
  for (const each of [draft, `${draft}.wal`]) rmSync(each, { force: true });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
