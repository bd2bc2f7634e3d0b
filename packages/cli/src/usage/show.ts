import { GET_USAGE } from '@spancost/api';
import type { Command } from 'commander';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { printAnswer } from '../ask/print-answer.ts';
import { renderCall } from './render-call.ts';

/** `spancost usage show ID`: everything of one call. */
export function addShow(usage: Command): void {
  const command = usage
    .command('show <call_id>')
    .description('One call: who, what, its tokens, how its cost came about, its entries in the ledger, and where its trace is.');
  addAskOptions(command).action((id: string, options: AskOptions) =>
    printAnswer(options, GET_USAGE, { params: { call_id: id } }, renderCall),
  );
}
