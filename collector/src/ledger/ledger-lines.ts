import type { UsageQuery } from './views.ts';

/** `calls`: one row a call, net of all its entries. `entries`: the lines of the ledger. `focus`: FOCUS rows, one an entry and meter. */
export type LinesOf = 'calls' | 'entries' | 'focus';

/**
 * What a line is written as: a record of CSV with its end of line, a JSON object with its end of line, the same as an element of an
 * array, which begins with a comma, a JSON array of the values in order, likewise, a row of a sheet.
 */
export type LineForm = 'csv' | 'object' | 'element' | 'values' | 'sheet';

/** A `second` is a moment without parts of a second. `usd` and `decimal` are exact to 20 decimals, `whole` is a whole number, `json` a text that is JSON. */
export type ColumnKind = 'text' | 'json' | 'moment' | 'second' | 'flag' | 'whole' | 'number' | 'usd' | 'decimal';

export interface LineColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

export interface LinesQuery {
  readonly usage: UsageQuery;
  readonly rows: LinesOf;
  readonly form: LineForm;
  /** Names that people know features by. */
  readonly featureNames: Readonly<Record<string, string>>;
}

/** Lines one after the other, in UTF-8. Nothing looks into them on the way, nor makes texts of them. */
export interface Piece {
  /** How many lines; at least one. */
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/** Rows of the ledger as it was at one moment, as lines, oldest first. */
export interface LedgerLines {
  readonly columns: readonly LineColumn[];
  /** So many at a time as come together. Nothing is read ahead of what is asked for. */
  readonly pieces: AsyncIterable<Piece>;
  /** Lets go of that moment; nothing may be asked for any more. */
  close(): void;
}

/** Reads a ledger out. */
export interface LineReader {
  /** What lines of these rows have in them, in order. */
  columnsOf(rows: LinesOf): readonly LineColumn[];
  /** The ledger at this moment, which is held on to until the lines are closed. */
  linesOf(query: LinesQuery): Promise<LedgerLines>;
}
