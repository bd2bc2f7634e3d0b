import { extname } from 'node:path';
import { EXPORT, EXPORT_FORMATS, type ExportFormat } from '@spancost/api';
import type { Command } from 'commander';
import type { AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';
import { withApi } from '../ask/with-api.ts';
import { addCollectorOptions } from '../ask/collector-options.ts';
import { CommandError } from '../errors.ts';
import { stopSignal } from '../stop-signal.ts';
import { fileNameOf } from './file-name-of.ts';
import { whileCounting } from './while-counting.ts';
import { writeExport } from './write-export.ts';
import { printExport } from './print-export.ts';

interface ExportOptions extends Omit<AskOptions, 'json'> {
  readonly output?: string;
  readonly format?: ExportFormat;
}

/** Longer than the collector takes to put together the calls of a large ledger that have many entries. */
const UNTIL_BEGUN_MS = 600_000;

/** Where an export goes that is for a pipe. */
const STANDARD_OUTPUT = '-';

/** `spancost export`: calls, entries or FOCUS rows as a file, or to a pipe. */
export function addExport(root: Command): void {
  const command = root
    .command('export')
    .description('Calls, entries or FOCUS rows as CSV, JSON, Parquet or Excel, exact and oldest first.')
    .option(
      '-o, --output <file>',
      'file that is written as a whole or not at all, - for standard output (default: a name with rows and moment; standard output where that is no terminal)',
    );
  addCollectorOptions(addQuestionOptions(command, EXPORT).optionsGroup('Whom to ask:'), 'viewer')
    .option('--ledger <file>', 'a ledger file that no collector has open, instead of a running collector')
    .option('--config <file>', 'with --ledger: spancost.yaml, for time zone and names')
    .action((options: ExportOptions) => exportTo(options));
}

async function exportTo(options: ExportOptions): Promise<void> {
  const written = options.output ?? (process.stdout.isTTY ? undefined : STANDARD_OUTPUT);
  const format = options.format ?? formatOf(written);
  const query = questionOf(EXPORT, options, format === undefined ? {} : { format });
  const stopped = new AbortController();
  void stopSignal().then(() => stopped.abort());
  const { signal } = stopped;
  await withApi(options, async ({ api }) => {
    const response = await api.open(EXPORT, { query, signal, timeoutMs: UNTIL_BEGUN_MS });
    const output = written ?? fileNameOf(response) ?? `spancost-export.${format ?? 'csv'}`;
    await whileCounting(response, process.stderr, (bytes) =>
      output === STANDARD_OUTPUT ? printExport(bytes, process.stdout) : writeExport(bytes, output, signal),
    );
  });
}

/** What the end of a file's name says; undefined where it has none. @throws CommandError where it says another one. */
function formatOf(file: string | undefined): ExportFormat | undefined {
  const end = extname(file ?? '')
    .slice(1)
    .toLowerCase();
  const format = EXPORT_FORMATS.find((known) => known === end);
  if (format === undefined && end !== '')
    throw new CommandError(
      `The end of ${file ?? ''} is none of ${EXPORT_FORMATS.map((known) => `.${known}`).join(', ')}. Say with --format what is to be in it.`,
      2,
    );
  return format;
}
