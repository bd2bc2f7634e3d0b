import type { LedgerFile, LedgerUpkeep } from '@spancost/collector/ledger-file';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { existsSync } from 'node:fs';
import type { CollectorApi } from '../collector-api.ts';
import { CommandError } from '../errors.ts';
import { withProgress } from '../with-progress.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';

/** Which ledger a command is about. */
export interface LedgerOptions extends CollectorOptions {
  readonly ledger?: string;
  readonly json?: boolean;
}

/** `--ledger`, `--url`, `--token` and `--json`. */
export function addLedgerOptions(command: Command): Command {
  return addCollectorOptions(command, 'admin')
    .option('--ledger <file>', 'a ledger file that no collector has open, instead of a running collector')
    .addOption(jsonOption());
}

/** Asks the running collector, or looks after the file. @param what What is done, in words, for as long as it takes. */
export async function withLedger<T>(
  options: LedgerOptions,
  what: string,
  { file, collector }: { readonly file: (upkeep: LedgerUpkeep) => Promise<T>; readonly collector: (api: CollectorApi) => Promise<T> },
): Promise<T> {
  if (options.ledger === undefined) return withProgress(what, collector(collectorOf(options).api));
  if (options.url !== undefined) throw new CommandError('Either --ledger or --url, not both.', 2);
  const opened = await openFile(options.ledger);
  try {
    return await withProgress(what, file(opened.upkeep));
  } finally {
    await opened.close();
  }
}

/** Opens a ledger file that is there. @throws CommandError with what to do. */
export async function openFile(path: string, rewrite = false): Promise<LedgerFile> {
  // A ledger that is not there would be made.
  if (!existsSync(path)) throw new CommandError(`There is no ledger at ${path}.`, 2);
  // Loaded here, so that commands that need no ledger do not wait for its database.
  const { openLedgerFile } = await import('@spancost/collector/ledger-file');
  try {
    return await openLedgerFile(path, { rewrite });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 1, { cause: error });
  }
}
