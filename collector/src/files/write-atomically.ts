import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file as a whole or not at all: writes beside it and renames. Whoever reads meanwhile sees the old text.
 *
 * @param check Called when all is written; throws to leave the file as it is.
 * @param mode Who may read it, as the file system has it. Default: what the process gives new files.
 */
export function writeAtomically(file: string, text: string, check: () => void, mode: number = 0o666): void {
  const written = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = openSync(written, 'wx', mode);
    try {
      // Goes on where the system took a part only, which a disk that fills up does.
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    check();
    renameSync(written, file);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}
