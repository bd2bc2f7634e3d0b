import { readFileSync } from 'node:fs';
import { EMPTY_QUARANTINE, InvalidQuarantineError, parseQuarantine, type Quarantine } from '@spancost/prices/upkeep';
import { PriceSyncError } from './price-sync-error.ts';
import { writeAtomically } from '../../files/write-atomically.ts';

/** The file in which price changes wait. The command line decides them there; a collector only ever adds to it. */
export interface ChangesFile {
  readonly quarantine: Quarantine;
  /** Missing while there is no file. */
  readonly text?: string;
}

/** @throws PriceSyncError for a file that cannot be used; it is left as it is. */
export function readChanges(file: string): ChangesFile {
  const text = readIfThere(file);
  if (text === undefined) return { quarantine: EMPTY_QUARANTINE };
  try {
    return { quarantine: parseQuarantine(JSON.parse(text)), text };
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof InvalidQuarantineError)) throw cause;
    throw new PriceSyncError(`${file}: ${cause.message}. Mend it, or move it away`, { cause });
  }
}

/** Writes the file as a whole. @throws PriceSyncError where somebody else has written it since it was read. */
export function writeChanges(file: string, { text: before }: ChangesFile, quarantine: Quarantine): void {
  writeAtomically(file, `${JSON.stringify(quarantine, null, 2)}\n`, () => {
    if (readIfThere(file) !== before) throw new PriceSyncError(`${file} was written by somebody else meanwhile`);
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new PriceSyncError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
