import type { SqlColumn } from './line-column.ts';
import { valueText } from './value-text.ts';

/** A JSON object with all columns: amounts as texts, numbers and JSON as they are, null for what is missing. */
export function objectLine(columns: readonly SqlColumn[]): string {
  const members = columns.map((column) => `'"${column.name}":', coalesce(${memberText(column)}, 'null')`);
  return `concat('{', ${members.join(`, ',', `)}, '}')`;
}

/** A JSON array of the values in order, in which whole numbers are texts too: they may be more than a double holds. */
export function valuesLine(columns: readonly SqlColumn[]): string {
  const values = columns.map((column) => {
    if (column.kind === 'moment' || column.kind === 'second') return `epoch_us(${column.sql})::VARCHAR`;
    if (column.kind === 'whole') return `(${column.sql})::VARCHAR`;
    return column.kind === 'json' ? column.sql : member(column);
  });
  return `json_array(${values.join(', ')})::VARCHAR`;
}

/** JSON of the ledger stands as it is: DuckDB would refuse what other readers take. */
function memberText(column: SqlColumn): string {
  return column.kind === 'json' ? column.sql : `to_json(${member(column)})::VARCHAR`;
}

function member({ kind, sql }: SqlColumn): string {
  return kind === 'moment' || kind === 'second' || kind === 'usd' || kind === 'decimal' ? valueText({ kind, sql }) : sql;
}
