import type { UsageQuery } from './views.ts';

/** `calls`: one row a call, net of all its entries. `entries`: the lines of the ledger. `focus`: FOCUS rows, one an entry and meter. */
export type LinesOf = 'calls' | 'entries' | 'focus';

/** What a line is written as: a record of CSV, a JSON object, a JSON array of the values in order, a row of a sheet. */
export type LineForm = 'csv' | 'object' | 'values' | 'sheet';

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

/** Rows of the ledger as it was at one moment, each as one text without an end of line, oldest first. */
export interface LedgerLines {
  readonly columns: readonly LineColumn[];
  /** So many at a time as come together. Nothing is read ahead of what is asked for. */
  readonly lines: AsyncIterable<readonly string[]>;
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
