import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError } from '../errors.ts';

/**
 * Writes a file that appears under its name when it is whole and on disk; one that was there stays until then. A symbolic link stays one. A
 * pipe or a device, such as `/dev/stdout`, is written to as it is: it is not replaced by a file.
 *
 * @returns What was done, in words.
 * @throws CommandError where it broke off, or cannot be written; nothing is left of it.
 */
export async function writeExport(bytes: AsyncIterable<Uint8Array>, file: string, signal: AbortSignal): Promise<string> {
  const unwritten = (cause: unknown): CommandError =>
    new CommandError(`${file} cannot be written: ${messageOf(cause)}. Name another file with --output.`, 1, { cause });
  try {
    const whole = brokenOff(bytes, file, signal);
    if (await isNoFile(file)) await fill(whole, file, 'w');
    else await replace(whole, await realpath(file).catch(() => file));
  } catch (error) {
    throw error instanceof CommandError ? error : unwritten(error);
  }
  return `Wrote ${file}`;
}

async function isNoFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile();
}

async function replace(bytes: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const part = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await fill(bytes, part, 'wx');
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function fill(bytes: AsyncIterable<Uint8Array>, path: string, flags: 'w' | 'wx'): Promise<void> {
  const handle = await open(path, flags);
  try {
    for await (const each of bytes) await handle.appendFile(each);
    if (flags === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
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
