import type { ExportFormat } from '@spancost/api';
import { CSV_FILE } from './csv-file.ts';
import type { ExportFile } from './export-file.ts';
import { JSON_FILE, JSON_LINES_FILE } from './json-files.ts';
import { PARQUET_FILE } from './parquet/parquet-file.ts';
import { XLSX_FILE } from './xlsx/xlsx-file.ts';

/** How a file of each format is made. */
export const EXPORT_FILES: Readonly<Record<ExportFormat, ExportFile>> = {
  csv: CSV_FILE,
  jsonl: JSON_LINES_FILE,
  json: JSON_FILE,
  parquet: PARQUET_FILE,
  xlsx: XLSX_FILE,
};
