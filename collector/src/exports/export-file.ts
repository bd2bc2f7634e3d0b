import type { LedgerLines, LineForm } from '../ledger/ledger-lines.ts';

/** What a file is made of. */
export type FileLines = Pick<LedgerLines, 'columns' | 'pieces'>;

/** The bytes of a file, in order, made as they are asked for; a file that breaks off has no end that its readers take for one. */
export type BytesOf = (lines: FileLines) => AsyncIterable<Uint8Array>;

/** A kind of file that lines are made into. */
export interface ExportFile {
  /** What its lines have to be. */
  readonly form: LineForm;
  readonly bytesOf: BytesOf;
}
