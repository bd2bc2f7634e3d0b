import type { Command } from 'commander';
import { addCollectorOptions, type CollectorOptions } from './collector-options.ts';
import { jsonOption } from './json-option.ts';

/** Whom a command asks, and how it shows the answer. */
export interface AskOptions extends CollectorOptions {
  /** A ledger file, instead of a running collector. */
  readonly ledger?: string;
  /** Configuration that says time zone, budgets and names, with a ledger file. */
  readonly config?: string;
  readonly json?: boolean;
}

/** `--url`, `--token`, `--ledger`, `--config` and `--json`. */
export function addAskOptions(command: Command): Command {
  return addCollectorOptions(command.optionsGroup('Whom to ask, and how to show it:'), 'viewer')
    .option('--ledger <file>', 'a ledger file that no collector has open, instead of a running collector')
    .option(
      '--config <file>',
      'with --ledger: spancost.yaml, for time zone, budgets and names (default: SPANCOST_CONFIG, else spancost.yaml here if there is one)',
    )
    .addOption(jsonOption());
}
