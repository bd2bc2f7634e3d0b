import type { SqlColumn } from './line-column.ts';

/** A moment in UTC: `2026-11-22T19:22:40.123Z`, or `2026-11-22T19:22:40Z`. */
function momentText(sql: string, seconds: '%S.%g' | '%S'): string {
  return `strftime(make_timestamp(epoch_us(${sql})), '%Y-%m-%dT%H:%M:${seconds}Z')`;
}

/** A decimal without zeros at its end, as the API writes amounts: `0.00325`. */
function decimalText(sql: string): string {
  return `rtrim(rtrim((${sql})::DECIMAL(38,20)::VARCHAR, '0'), '.')`;
}

/** SQL of the text of a value that is no text, the same in every form; null stays null. */
export function valueText({ kind, sql }: Pick<SqlColumn, 'sql'> & { readonly kind: Exclude<SqlColumn['kind'], 'text' | 'json'> }): string {
  switch (kind) {
    case 'moment':
      return momentText(sql, '%S.%g');
    case 'second':
      return momentText(sql, '%S');
    case 'usd':
    case 'decimal':
      return decimalText(sql);
    case 'number':
      return String.raw`regexp_replace((${sql})::VARCHAR, '\.0$', '')`;
    case 'flag':
    case 'whole':
      return `(${sql})::VARCHAR`;
    default:
      return kind satisfies never;
  }
}
