import type { SqlColumn } from './line-column.ts';
import { valueText } from './value-text.ts';

/** A JSON object with all columns and an end of line: amounts as texts, numbers and JSON as they are, null for what is missing. */
export function objectLine(columns: readonly SqlColumn[]): string {
  return `concat(${object(columns)}, '\n')`;
}

/** The same as an element of an array, behind a comma and an end of line. */
export function elementLine(columns: readonly SqlColumn[]): string {
  return `concat(',\n', ${object(columns)})`;
}

/** A JSON array of the values in order, behind a comma. Whole numbers are texts in it: they may be more than a double holds. */
export function valuesLine(columns: readonly SqlColumn[]): string {
  const values = columns.map((column) => {
    if (column.kind === 'moment' || column.kind === 'second') return `epoch_us(${column.sql})::VARCHAR`;
    if (column.kind === 'whole') return `(${column.sql})::VARCHAR`;
    return column.kind === 'json' ? column.sql : member(column);
  });
  return `concat(',', json_array(${values.join(', ')})::VARCHAR)`;
}

function object(columns: readonly SqlColumn[]): string {
  const members = columns.map((column) => `'"${column.name}":', coalesce(${memberText(column)}, 'null')`);
  return `'{', ${members.join(`, ',', `)}, '}'`;
}

/** JSON of the ledger stands as it is: DuckDB would refuse what other readers take. */
function memberText(column: SqlColumn): string {
  return column.kind === 'json' ? column.sql : `to_json(${member(column)})::VARCHAR`;
}

function member({ kind, sql }: SqlColumn): string {
  return kind === 'moment' || kind === 'second' || kind === 'usd' || kind === 'decimal' ? valueText({ kind, sql }) : sql;
}
