import type { LedgerForgotten } from '@spancost/api';
import { forgottenToJson } from '@spancost/collector/ledger-file';
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
        'Put a random pseudonym in the place of a user, take them out of the directory, and remove sessions, metadata, messages of errors, prompts and answers of their calls. What the calls cost stays. The file is written anew at the next start, so that they are gone from the disk; backups and traces elsewhere are not changed.',
      ),
  )
    .requiredOption('--user <user>', 'who is forgotten, as telemetry says it')
    .option('--tenant <tenant>', 'only as a user of this tenant')
    .action(async (options: ForgetOptions) => {
      const { user, tenant } = options;
      const person = { user, ...(tenant === undefined ? {} : { tenant }) };
      const forgotten = await withLedger<LedgerForgotten>(options, 'looking for the user', {
        collector: (api) => api.forget(person),
        file: async (upkeep) => forgottenToJson(await upkeep.forget(person, Date.now())),
      });
      console.log(options.json === true ? JSON.stringify(forgotten) : render(forgotten));
    });
}

function render(forgotten: LedgerForgotten): string {
  const { pseudonym, calls, quarantined_reports: reports, business_records: records } = forgotten;
  const removed = [
    ...(forgotten.contents === 0 ? [] : [`prompts and answers of ${formatCount(forgotten.contents)} calls`]),
    ...(forgotten.directory_entries === 0 ? [] : ['their entry in the directory']),
  ];
  const theirs = [
    `${formatCount(calls)} calls`,
    ...(records === 0 ? [] : [`${formatCount(records)} records of the business`]),
    `${formatCount(reports)} quarantined reports`,
  ];
  const told = [
    ...(calls + reports + records === 0 ? [] : [`${joined(theirs)} are of ${pseudonym} now`]),
    ...(removed.length === 0 ? [] : [`removed: ${joined(removed)}`]),
  ];
  return told.length === 0 ? 'nothing was known of this user' : told.join('\n');
}

function joined(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
}
