import type { LineForm } from '../../ledger-lines.ts';
import { csvLine } from './csv-line.ts';
import { elementLine, objectLine, valuesLine } from './json-line.ts';
import type { SqlColumn } from './line-column.ts';
import { sheetLine } from './sheet-line.ts';

/**
 * SQL of the line that a row becomes. The database makes the texts in threads of its own, so that the one thread that takes telemetry
 * only hands bytes on: to make them of values in JavaScript would cost ten times as much of it.
 */
export const LINE_FORMS: Readonly<Record<LineForm, (columns: readonly SqlColumn[]) => string>> = {
  csv: csvLine,
  object: objectLine,
  element: elementLine,
  values: valuesLine,
  sheet: sheetLine,
};
