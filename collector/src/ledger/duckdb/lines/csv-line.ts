import type { SqlColumn } from './line-column.ts';
import { valueText } from './value-text.ts';

/**
 * What a spreadsheet takes for a formula, as OWASP lists it, also behind white space, which some take off, and behind any apostrophes:
 * those of texts that begin so themselves are told from ours, as one is always put before them.
 */
const FORMULA = String.raw`^''*([\t\r\n\x{0}]|[\s\v\p{Z}\x{200b}\x{feff}]*[=+\-@＝＋－＠])`;

/** What has to stand in quotes (RFC 4180), or where somebody's spreadsheet separates by it; and an empty text, which is not one that is missing. */
const TO_QUOTE = String.raw`[",;\t\r\n]|^$`;

/** As RFC 4180 has it. */
const END_OF_LINE = '\r\n';

/** A record of RFC 4180 and its end of line. What is missing is nothing between commas, an empty text is `""`. */
export function csvLine(columns: readonly SqlColumn[]): string {
  return `concat(${columns.map(field).join(`, ',', `)}, '${END_OF_LINE}')`;
}

function field({ kind, sql }: SqlColumn): string {
  if (kind !== 'text' && kind !== 'json') return valueText({ kind, sql });
  const safe = `CASE WHEN regexp_matches(${sql}, '${FORMULA}') THEN '''' || ${sql} ELSE ${sql} END`;
  return `CASE WHEN regexp_matches(${sql}, '${TO_QUOTE}') THEN '"' || replace(${safe}, '"', '""') || '"' ELSE ${safe} END`;
}
