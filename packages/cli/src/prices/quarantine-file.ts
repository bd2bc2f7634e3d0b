import { readFileSync } from 'node:fs';
import { writeAtomically } from '@spancost/collector/price-book';
import { EMPTY_QUARANTINE, InvalidQuarantineError, parseQuarantine, quarantineFileOf, type Quarantine } from '@spancost/prices/upkeep';
import { CommandError } from '../errors.ts';

/** The file in which changes of a book wait, shared with a collector that reads sources on a schedule. */
export class QuarantineFile {
  readonly file: string;
  #text: string | undefined;
  #quarantine: Quarantine;

  /** @throws CommandError with exit code 2 for a file that cannot be used. */
  constructor(bookFile: string) {
    this.file = quarantineFileOf(bookFile);
    this.#text = readIfThere(this.file);
    this.#quarantine = this.#text === undefined ? EMPTY_QUARANTINE : parse(this.#text, this.file);
  }

  get quarantine(): Quarantine {
    return this.#quarantine;
  }

  /** Writes the file as a whole. @throws CommandError where somebody else has written it meanwhile. */
  write(quarantine: Quarantine): void {
    const text = `${JSON.stringify(quarantine, null, 2)}\n`;
    if (text === this.#text) return;
    writeAtomically(this.file, text, () => {
      if (readIfThere(this.file) !== this.#text) throw new CommandError(`${this.file} was written by somebody else meanwhile; try again.`);
    });
    this.#text = text;
    this.#quarantine = quarantine;
  }
}

/** The text of a file; undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new CommandError(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`, 1, { cause: error });
  }
}

function parse(text: string, file: string): Quarantine {
  try {
    return parseQuarantine(JSON.parse(text));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof InvalidQuarantineError)) throw cause;
    throw new CommandError(`${file}: ${cause.message}. Mend it, or move it away and sync again.`, 2, { cause });
  }
}
