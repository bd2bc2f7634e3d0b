import type { LedgerVerification } from '@spancost/api';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount, formatUsd } from '../format.ts';
import { addLedgerOptions, withLedger, type LedgerOptions } from './ledger-options.ts';

/** `spancost ledger verify`: whether all that a ledger keeps agrees. Exit code 1 if it does not. */
export function addVerify(ledger: Command): void {
  addLedgerOptions(
    ledger
      .command('verify')
      .description(
        'Recompute all sums of a ledger from its entries and compare: entries, days, users, counters. Telemetry is taken as ever meanwhile.',
      ),
  ).action(async (options: LedgerOptions) => {
    const found = await withLedger<LedgerVerification>(options, 'verifying the ledger', {
      collector: (api) => api.verifyLedger(),
      file: async (upkeep) => {
        const { formatUsd: exact } = await import('@spancost/collector/ledger-file');
        const { isSound, calls, entries, net, checks } = await upkeep.verify();
        return { sound: isSound, calls, entries, net_usd: exact(net), checks };
      },
    });
    console.log(options.json === true ? JSON.stringify(found) : render(found));
    if (!found.sound) throw new CommandError('The ledger is not sound. Keep a copy of it, and restore the last backup that is.', 1);
  });
}

function render({ calls, entries, net_usd: net, checks }: LedgerVerification): string {
  return [
    ...checks.map(({ name, broken, examples }) =>
      broken === 0 ? `ok      ${name}` : `BROKEN  ${name}: ${formatCount(broken)}, such as ${examples.join('; ')}`,
    ),
    '',
    `${formatCount(calls)} calls in ${formatCount(entries)} entries, net of everything ${formatUsd(net)}`,
  ].join('\n');
}
