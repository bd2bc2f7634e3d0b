import type { LineColumn } from '../../ledger-lines.ts';

/** A column and its value, as SQL over the rows that it is made of. */
export interface SqlColumn extends LineColumn {
  readonly sql: string;
}

/** A column that is called so in the ledger. */
export function plain(kind: LineColumn['kind'], name: string, column: string = name): SqlColumn {
  return { name, kind, sql: column };
}
