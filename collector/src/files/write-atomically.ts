import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/**
 * Replaces a file as a whole or not at all: writes beside it, lets `check` look at what was written, and renames. Whoever reads
 * meanwhile sees the old text; a process that dies leaves it as it was. Follows a link.
 *
 * @param check Called with the name of what was written; throws to leave the file as it is.
 * @param mode Who may read it, as the file system has it. Default: as the file has it, and what the process gives new files.
 */
export function writeAtomically(file: string, text: string, check: (written: string) => void = () => undefined, mode?: number): void {
  const target = realPath(file);
  const extension = extname(target);
  const written = join(dirname(target), `.${basename(target, extension)}.${randomBytes(6).toString('hex')}.tmp${extension}`);
  try {
    const handle = openSync(written, 'wx', mode);
    try {
      // Goes on where the system took a part only, which a disk that fills up does.
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const before = mode === undefined ? statSync(target, { throwIfNoEntry: false })?.mode : undefined;
    if (before !== undefined) chmodSync(written, before);
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
