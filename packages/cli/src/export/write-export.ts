import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError } from '../errors.ts';

/**
 * Writes a file that appears under its name when it is whole and on disk; one that was there stays until then.
 *
 * @returns What was done, in words.
 * @throws CommandError where it broke off, or cannot be written; nothing is left of it.
 */
export async function writeExport(bytes: AsyncIterable<Uint8Array>, file: string, signal: AbortSignal): Promise<string> {
  const part = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.part`);
  const unwritten = (cause: unknown): CommandError =>
    new CommandError(`${file} cannot be written: ${messageOf(cause)}. Name another file with --output.`, 1, { cause });
  const handle = await open(part, 'wx').catch((error: unknown) => {
    throw unwritten(error);
  });
  try {
    try {
      for await (const each of brokenOff(bytes, file, signal)) await handle.appendFile(each);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error instanceof CommandError ? error : unwritten(error);
  }
  return `Wrote ${file}`;
}

async function* brokenOff(bytes: AsyncIterable<Uint8Array>, file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw new CommandError(
      signal.aborted
        ? `The export was stopped; ${file} was not written.`
        : `The export broke off before its end (${messageOf(error)}); ${file} was not written. Ask again; the log of the collector says why it ended.`,
      1,
      { cause: error },
    );
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
