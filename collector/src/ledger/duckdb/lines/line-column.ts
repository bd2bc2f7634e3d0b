import type { LineColumn } from '../../ledger-lines.ts';

/** A column and its value, as SQL over the rows that it is made of. */
export interface SqlColumn extends LineColumn {
  readonly sql: string;
}

/** A column that is called so in the ledger. */
export function plain(kind: LineColumn['kind'], name: string, column: string = name): SqlColumn {
  return { name, kind, sql: kind === 'json' ? wellFormed(column) : column };
}

/** Half of a character, which only JSON can say, by its number. One whose backslash is itself escaped is a text. */
const HALF = String.raw`((?:^|[^\\])(?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}`;

/** JSON with the replacement character for halves of characters, which strict readers refuse; twice, for those in a row. */
function wellFormed(json: string): string {
  const once = (text: string): string => `regexp_replace(${text}, '${HALF}', '\\1\uFFFD', 'g')`;
  return `CASE WHEN contains(${json}, '\\ud') THEN ${once(once(json))} ELSE ${json} END`;
}
