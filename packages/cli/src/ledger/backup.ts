import type { LedgerBackup } from '@spancost/api';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount } from '../format.ts';
import { addLedgerOptions, withLedger, type LedgerOptions } from './ledger-options.ts';

interface BackupOptions extends LedgerOptions {
  readonly to?: string;
}

/** `spancost ledger backup`: a copy of a ledger as it is at one moment. */
export function addBackup(ledger: Command): void {
  addLedgerOptions(
    ledger
      .command('backup')
      .description('Copy a ledger as it is at one moment. A running collector writes the copy to ledger.backups on its own machine.'),
  )
    .option('--to <file>', 'the copy; with --ledger only')
    .action(async (options: BackupOptions) => {
      const { ledger: from, to } = options;
      if ((from === undefined) !== (to === undefined))
        throw new CommandError('--ledger and --to go together: which file is copied, and where to.', 2);
      const backup = await withLedger<LedgerBackup>(options, 'copying the ledger', {
        collector: (api) => api.backupLedger(),
        file: (upkeep) => upkeep.backup(resolve(to ?? '')),
      });
      console.log(
        options.json === true
          ? JSON.stringify(backup)
          : `${backup.file}: ${formatCount(backup.calls)} calls in ${formatCount(backup.entries)} entries, ${formatCount(backup.bytes)} bytes`,
      );
    });
}
