import type { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addCompact } from './compact.ts';
import { addForget } from './forget.ts';
import { addVerify } from './verify.ts';

/** `spancost ledger`: looks after a ledger, of a running collector or in a file that none has open. */
export function addLedger(root: Command): void {
  const ledger = root.command('ledger').description('Verify, copy and compact a ledger, and forget a person in it.');
  addVerify(ledger);
  addBackup(ledger);
  addForget(ledger);
  addCompact(ledger);
}
