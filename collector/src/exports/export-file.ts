import type { LedgerLines, LineForm } from '../ledger/ledger-lines.ts';

/** A kind of file that lines are made into. */
export interface ExportFile {
  /** What its lines have to be. */
  readonly form: LineForm;
  /** The bytes of the file, in order, made as they are asked for; a file that breaks off has no end that its readers take for one. */
  readonly bytesOf: (lines: LedgerLines) => AsyncIterable<Uint8Array>;
}
