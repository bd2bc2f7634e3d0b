import { DISMISS_QUARANTINED, type DismissAnswer } from '@spancost/api';
import type { Command } from 'commander';
import { formatCount } from '../format.ts';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';

interface DismissOptions extends CollectorOptions {
  readonly because: string;
  readonly json?: boolean;
}

/** `spancost quarantine dismiss`: these are nothing. */
export function addDismiss(quarantine: Command): void {
  addCollectorOptions(
    quarantine
      .command('dismiss <id...>')
      .description('Take reports off what waits, and say why. They stay to be looked at, and can be replayed by id.'),
    'admin',
  )
    .requiredOption('--because <reason>', 'why they are nothing')
    .addOption(jsonOption())
    .action(async (ids: readonly string[], options: DismissOptions) => {
      const answer = await collectorOf(options).api.ask(DISMISS_QUARANTINED, { body: { ids: [...ids], reason: options.because } });
      console.log(options.json === true ? JSON.stringify(answer) : renderDismissed(answer));
    });
}

function renderDismissed({ dismissed, decided, unknown }: DismissAnswer): string {
  return [
    `dismissed: ${formatCount(dismissed.length)}`,
    ...(decided.length === 0 ? [] : [`decided before, and left so: ${decided.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`not in quarantine: ${unknown.join(', ')}`]),
  ].join('\n');
}
