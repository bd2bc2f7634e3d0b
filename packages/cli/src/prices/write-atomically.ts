import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/**
 * Replaces a file as a whole or not at all: writes beside it, lets `check` look at what was written, and renames. Whoever reads
 * meanwhile sees the old text; a process that dies leaves it as it was. Follows a link, keeps the file's mode.
 *
 * @param check Throws to refuse; the file is then as it was.
 */
export function writeAtomically(file: string, text: string, check: (written: string) => void = () => {}): void {
  const target = realPath(file);
  const extension = extname(target);
  const written = join(dirname(target), `.${basename(target, extension)}.${randomBytes(6).toString('hex')}.tmp${extension}`);
  try {
    const handle = openSync(written, 'wx');
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const mode = modeOf(target);
    if (mode !== undefined) chmodSync(written, mode);
    check(written);
    renameSync(written, target);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function modeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mode;
}
