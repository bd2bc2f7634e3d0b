import type { RerateAnswer } from '@spancost/api';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount, formatName, formatUsd } from '../format.ts';
import { table } from '../table.ts';
import { withProgress } from '../with-progress.ts';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { formatInstant, parseInstant } from './parse-instant.ts';

interface RerateOptions extends CollectorOptions {
  readonly from: number;
  readonly to: number;
  readonly provider?: string;
  readonly model?: string;
  readonly approve?: string;
  readonly json?: boolean;
}

/** `spancost prices rerate`: what a corrected price would have made of calls that were charged. */
export function addRerate(prices: Command): void {
  addCollectorOptions(
    prices
      .command('rerate')
      .description(
        'Ask a running collector what calls would have cost by its book as it is now, by tenant, feature and model. With --approve, correct them by further entries; what was charged stays in the ledger.',
      ),
    'admin',
  )
    .addOption(new Option('--from <time>', 'first instant').argParser(parseInstant).makeOptionMandatory())
    .addOption(new Option('--to <time>', 'first instant after it').argParser(parseInstant).makeOptionMandatory())
    .option('--provider <name>', 'only calls of this provider')
    .option('--model <id>', 'only calls of this model')
    .option('--approve <plan>', 'apply the plan that was shown, if it is still what would be changed')
    .addOption(jsonOption())
    .action(async (options: RerateOptions) => {
      if (options.from >= options.to) throw new CommandError('--to is not after --from.', 2);
      const { api } = collectorOf(options);
      const answer = await withProgress(
        'pricing calls again',
        api.rerate({
          from: formatInstant(options.from),
          to: formatInstant(options.to),
          ...(options.provider === undefined ? {} : { provider: options.provider }),
          ...(options.model === undefined ? {} : { model: options.model }),
          ...(options.approve === undefined ? {} : { approve: options.approve }),
        }),
      );
      console.log(options.json === true ? JSON.stringify(answer) : renderRerate(answer, options.approve !== undefined));
    });
}

const MOST_LISTED = 40;

function renderRerate(answer: RerateAnswer, isApproved: boolean): string {
  const rows = answer.groups
    .slice(0, MOST_LISTED)
    .map((group) => [
      formatName(group.tenant),
      formatName(group.feature),
      group.provider,
      formatName(group.model),
      formatCount(group.calls),
      beforeOf(group, group.calls),
      formatUsd(group.after_usd),
      signed(group.difference_usd),
    ]);
  const header = ['Tenant', 'Feature', 'Provider', 'Model', 'Calls', 'Before', 'After', 'Difference'];
  return [
    `${formatCount(answer.changed_calls)} of ${formatCount(answer.calls)} calls from ${answer.from} to ${answer.to} cost something else now`,
    ...(answer.unpriceable_calls === 0
      ? []
      : [`${formatCount(answer.unpriceable_calls)} calls have a price and would have none; they stay as they are`]),
    ...(rows.length === 0 ? [] : ['', table(header, rows, header.slice(0, 4), process.stdout.columns)]),
    ...(answer.groups.length > MOST_LISTED ? [`  and ${formatCount(answer.groups.length - MOST_LISTED)} more, see --json`] : []),
    '',
    `before ${beforeOf(answer, answer.changed_calls)}, after ${formatUsd(answer.after_usd)}: ${signed(answer.difference_usd)}`,
    whatNext(answer, isApproved),
  ].join('\n');
}

function whatNext({ plan_id: plan, applied_entries: applied, changed_calls: changed }: RerateAnswer, isApproved: boolean): string {
  if (isApproved) return `applied: ${formatCount(applied)} correction entries`;
  return changed === 0 ? 'nothing to correct' : `To correct them, repeat the command with --approve ${plan}`;
}

/** What calls cost before, as far as it was known. */
function beforeOf({ newly_priced_calls: unpriced, before_usd: usd }: RerateBefore, calls: number): string {
  if (unpriced === 0) return formatUsd(usd);
  return unpriced === calls ? 'unpriced' : `${formatUsd(usd)} and ${formatCount(unpriced)} unpriced`;
}

type RerateBefore = Pick<RerateAnswer, 'newly_priced_calls' | 'before_usd'>;

/** `+$0.250000`, `-$1.000000`. */
function signed(usd: string): string {
  return usd.startsWith('-') ? formatUsd(usd) : `+${formatUsd(usd)}`;
}
