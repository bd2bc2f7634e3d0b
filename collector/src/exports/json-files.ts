import type { LedgerLines } from '../ledger/ledger-lines.ts';
import type { ExportFile } from './export-file.ts';

/** One JSON object a line; each line is whole or has no end. */
export const JSON_LINES_FILE: ExportFile = { form: 'object', bytesOf: jsonLines };

/** One JSON array, with a row on each line. */
export const JSON_FILE: ExportFile = { form: 'object', bytesOf: jsonArray };

async function* jsonLines({ lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  for await (const each of lines) yield Buffer.from(`${each.join('\n')}\n`);
}

async function* jsonArray({ lines }: LedgerLines): AsyncGenerator<Uint8Array> {
  let before = '[\n';
  for await (const each of lines) {
    yield Buffer.from(before + each.join(',\n'));
    before = ',\n';
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n');
}
