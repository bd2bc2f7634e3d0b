import type { LedgerForgotten } from '@spancost/collector';
import type { Command } from 'commander';
import { formatCount } from '../format.ts';
import { addLedgerOptions, withLedger, type LedgerOptions } from './ledger-options.ts';

interface ForgetOptions extends LedgerOptions {
  readonly user: string;
  readonly tenant?: string;
}

/** `spancost ledger forget`: a pseudonym in the place of a person; the money stays. */
export function addForget(ledger: Command): void {
  addLedgerOptions(
    ledger
      .command('forget')
      .description(
        'Put a random pseudonym in the place of a user, and remove the sessions and metadata of their calls. What the calls cost stays. The file is written anew at the next start, so that they are gone from the disk; backups and traces elsewhere are not changed.',
      ),
  )
    .requiredOption('--user <user>', 'who is forgotten, as telemetry says it')
    .option('--tenant <tenant>', 'only as a user of this tenant')
    .action(async (options: ForgetOptions) => {
      const { user, tenant } = options;
      const person = { user, ...(tenant === undefined ? {} : { tenant }) };
      const forgotten = await withLedger<LedgerForgotten>(options, {
        collector: (api) => api.forget(person),
        file: async (upkeep) => {
          const { pseudonym, calls, quarantinedReports } = await upkeep.forget(person, Date.now());
          return { pseudonym, calls, quarantined_reports: quarantinedReports };
        },
      });
      console.log(options.json === true ? JSON.stringify(forgotten) : render(forgotten));
    });
}

function render({ pseudonym, calls, quarantined_reports: reports }: LedgerForgotten): string {
  if (calls + reports === 0) return 'nothing was known of this user';
  return `${formatCount(calls)} calls and ${formatCount(reports)} quarantined reports are of ${pseudonym} now`;
}
