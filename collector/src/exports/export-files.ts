import type { ExportFormat } from '@spancost/api';
import { CSV_FILE } from './csv-file.ts';
import type { ExportFile } from './export-file.ts';
import { JSON_FILE, JSON_LINES_FILE } from './json-files.ts';
import { inThread } from './thread/in-thread.ts';

/** How a file of each format is made: those that take work to make, in a thread of their own. */
export const EXPORT_FILES: Readonly<Record<ExportFormat, ExportFile>> = {
  csv: CSV_FILE,
  jsonl: JSON_LINES_FILE,
  json: JSON_FILE,
  parquet: { form: 'values', bytesOf: inThread('parquet') },
  xlsx: { form: 'sheet', bytesOf: inThread('xlsx') },
};
