import type { SqlColumn } from './line-column.ts';
import { valueText } from './value-text.ts';

/** A JSON object with all columns: amounts as texts, numbers and JSON as they are, null for what is missing. */
export function objectLine(columns: readonly SqlColumn[]): string {
  return `json_object(${columns.map((column) => `'${column.name}', ${member(column)}`).join(', ')})::VARCHAR`;
}

/** A JSON array of the values in order, in which whole numbers are texts too: they may be more than a double holds. */
export function valuesLine(columns: readonly SqlColumn[]): string {
  const values = columns.map((column) => {
    if (column.kind === 'moment') return `epoch_us(${column.sql})::VARCHAR`;
    if (column.kind === 'whole') return `(${column.sql})::VARCHAR`;
    return column.kind === 'json' ? column.sql : member(column);
  });
  return `json_array(${values.join(', ')})::VARCHAR`;
}

function member({ kind, sql }: SqlColumn): string {
  if (kind === 'json') return `(${sql})::JSON`;
  return kind === 'moment' || kind === 'usd' || kind === 'decimal' ? valueText({ kind, sql }) : sql;
}
