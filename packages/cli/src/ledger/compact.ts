import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { formatCount } from '../format.ts';
import { withProgress } from '../with-progress.ts';
import { openFile } from './ledger-options.ts';

interface CompactOptions {
  readonly ledger: string;
  readonly json?: boolean;
}

/** `spancost ledger compact`: the file without room that is not in use. */
export function addCompact(ledger: Command): void {
  ledger
    .command('compact')
    .description('Write a ledger file anew, without room that removed calls or a forgotten person left. No collector may have it open.')
    .requiredOption('--ledger <file>', 'the ledger file')
    .addOption(jsonOption())
    .action(async ({ ledger: path, json }: CompactOptions) => {
      const before = sizeOf(path);
      await withProgress(
        'writing the ledger anew',
        openFile(path, true).then((file) => file.close()),
      );
      const after = sizeOf(path);
      console.log(
        json === true
          ? JSON.stringify({ file: path, bytes_before: before, bytes: after })
          : `${path}: ${formatCount(before)} bytes before, ${formatCount(after)} now`,
      );
    });
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
