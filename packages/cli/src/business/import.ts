import { readFileSync } from 'node:fs';
import type { RecordKind, RecordOperations, RecordsTaken } from '@spancost/api';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount } from '../format.ts';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { withProgress } from '../with-progress.ts';

type Add = RecordOperations[RecordKind]['add'];

interface ImportOptions extends CollectorOptions {
  readonly json?: boolean;
}

const STANDARD_INPUT = '-';
const TIMEOUT_MS = 120_000;
const IN_WORDS = new Intl.ListFormat('en-GB');

/** `import <file.csv>`: all records of a table, or none. @param columns Those that it may have. */
export function addImport(records: Command, operation: Add, columns: readonly string[]): void {
  addCollectorOptions(
    records
      .command('import')
      .description(
        `Add the records of a table in CSV, all or none. Its first line names columns, of ${IN_WORDS.format(columns)}. What has an id and is there already is not added again.`,
      )
      .argument('<file>', `a CSV file of up to 10,000 records, ${STANDARD_INPUT} for standard input`),
    'admin',
  )
    .addOption(jsonOption())
    .action(async (file: string, options: ImportOptions) => {
      const upload = { type: 'text/csv', content: read(file) } as const;
      const taken = await withProgress('importing', collectorOf(options).api.ask(operation, { upload, timeoutMs: TIMEOUT_MS }));
      console.log(options.json === true ? JSON.stringify(taken) : render(taken));
      if (taken.added > 0 && !hasIds(upload.content))
        console.error('There is no column "id": what is imported again is counted again. "remove" takes a record back.');
    });
}

function read(file: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file === STANDARD_INPUT ? 0 : file));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 2, { cause: error });
  }
}

/** Whether the first line, after what may stand before it, names the column by which records are known again. */
function hasIds(table: Uint8Array): boolean {
  const [header = ''] = new TextDecoder()
    .decode(table)
    .trimStart()
    .split(/[\r\n]/, 1);
  return header.split(/[,;\t]/).some((name) => name.replaceAll('"', '').trim() === 'id');
}

function render({ added, known }: RecordsTaken): string {
  const there = known === 0 ? '' : `, ${formatCount(known)} ${known === 1 ? 'was' : 'were'} there already`;
  return `${formatCount(added)} ${added === 1 ? 'record was' : 'records were'} added${there}`;
}
