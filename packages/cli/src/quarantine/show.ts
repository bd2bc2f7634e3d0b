import { GET_QUARANTINED, type QuarantinedJson } from '@spancost/api';
import type { Command } from 'commander';
import { jsonOption } from '../ask/json-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { printable } from '../printable.ts';

interface ShowOptions extends CollectorOptions {
  readonly json?: boolean;
}

/** `spancost quarantine show <id>`: everything that is kept of one report. */
export function addShow(quarantine: Command): void {
  addCollectorOptions(quarantine.command('show <id>').description('One report, with everything that is kept of it.'), 'viewer')
    .addOption(jsonOption())
    .action(async (id: string, options: ShowOptions) => {
      const report = await collectorOf(options).api.ask(GET_QUARANTINED, { params: { id } });
      console.log(options.json === true ? JSON.stringify(report) : renderReport(report));
    });
}

function renderReport({ id, recorded_at, signal, reason, detail, state, decided_at, note, call_id, report }: QuarantinedJson): string {
  return [
    `${id}, by ${signal}, at ${recorded_at}`,
    `${reason}: ${printable(detail)}`,
    ...(decided_at === null
      ? [state]
      : [`${state} at ${decided_at}: ${printable(note ?? '')}${call_id === null ? '' : `, call ${call_id}`}`]),
    '',
    // JSON escapes control characters below a space itself; of the others it keeps some.
    JSON.stringify(report, undefined, 2).split('\n').map(printable).join('\n'),
  ].join('\n');
}
