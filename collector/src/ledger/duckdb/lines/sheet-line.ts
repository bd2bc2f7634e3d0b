import type { SqlColumn } from './line-column.ts';
import { valueText } from './value-text.ts';

/** Excel has no room for more in a cell; it counts characters beyond the first 65,536 of Unicode twice. */
const MOST_CHARACTERS = 32_767;
const FITS_ANYHOW = 16_383;

/** Styles of the workbook by number: what a text, a moment and a flag are shown as. */
const SHEET_STYLES = { text: 2, moment: 3 } as const;

/** Characters that XML does not have, and what ends a line, are written as their numbers (ECMA-376, ST_Xstring). */
const UNWRITABLE = String.raw`[\x{0}-\x{8}\x{b}-\x{1f}\x{fffe}\x{ffff}]`;
const SINGLE = String.raw`[\x{0}-\x{ffff}]`;
const NEEDS_ESCAPE = String.raw`[&<>]|_x[0-9A-Fa-f]{4}_|${UNWRITABLE}`;

/** A row of a sheet (SpreadsheetML). Beside each amount, which Excel only has as a double, it stands exactly, as text. */
export function sheetLine(columns: readonly SqlColumn[]): string {
  return `concat('<row>', ${columns.flatMap(cells).join(', ')}, '</row>')`;
}

function cells(column: SqlColumn): readonly string[] {
  const { kind, sql } = column;
  switch (kind) {
    case 'text':
    case 'json':
      return [textCell(sql)];
    case 'moment':
    case 'second':
      return [numberCell(`(epoch_us(${sql}) / 86400000000.0 + 25569)::DOUBLE::VARCHAR`, ` s="${SHEET_STYLES.moment}"`)];
    case 'flag':
      return [numberCell(`(${sql})::INTEGER::VARCHAR`, ' t="b"')];
    case 'whole':
    case 'number':
      return [numberCell(valueText({ kind, sql }))];
    case 'usd':
    case 'decimal':
      return [numberCell(`(${sql})::DOUBLE::VARCHAR`), textOf(valueText({ kind, sql }))];
    default:
      return kind satisfies never;
  }
}

/** A missing value is an empty cell: those behind it would else move. */
function numberCell(text: string, attributes = ''): string {
  return `coalesce('<c${attributes}><v>' || ${text} || '</v></c>', '<c/>')`;
}

/** A text in its cell never is a formula; its style says that it stays a text when somebody edits it. */
function textCell(sql: string): string {
  const cut = `CASE WHEN length(${sql}) > ${FITS_ANYHOW} AND length(${sql}) + length(regexp_replace(${sql}, '${SINGLE}', '', 'g')) > ${MOST_CHARACTERS}
    THEN left(${sql}, ${FITS_ANYHOW - 1}) || '…' ELSE ${sql} END`;
  return textOf(`CASE WHEN regexp_matches(${sql}, '${NEEDS_ESCAPE}') THEN ${escaped(cut)} ELSE ${cut} END`);
}

/** Character by character: a replacement for each that there is, one in the other, would take the database longer to plan than to do. */
function escaped(cut: string): string {
  const literal = String.raw`regexp_replace(${cut}, '_(x[0-9A-Fa-f]{4}_)', '_x005F_\1', 'g')`;
  const character = `CASE c WHEN '&' THEN '&amp;' WHEN '<' THEN '&lt;' WHEN '>' THEN '&gt;'
    ELSE CASE WHEN regexp_matches(c, '${UNWRITABLE}') THEN format('_x{:04X}_', unicode(c)) ELSE c END END`;
  return `array_to_string(list_transform(regexp_extract_all(${literal}, '(?s:.)'), lambda c: ${character}), '')`;
}

function textOf(text: string): string {
  return `coalesce('<c t="inlineStr" s="${SHEET_STYLES.text}"><is><t xml:space="preserve">' || ${text} || '</t></is></c>', '<c/>')`;
}
