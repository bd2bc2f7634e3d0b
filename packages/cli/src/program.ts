import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBudgets } from './budgets/command.ts';
import { addBusiness } from './business/command.ts';
import { addCau } from './cau/command.ts';
import { addCompletion } from './completion/command.ts';
import { addConfig } from './config/command.ts';
import { addDemo } from './demo/command.ts';
import { addDoctor } from './doctor/command.ts';
import { addErrors } from './error-patterns/command.ts';
import { addExport } from './export/command.ts';
import { addLedger } from './ledger/command.ts';
import { addLtvCac, addMargin } from './margin/command.ts';
import { addPrices } from './prices/command.ts';
import { addProject } from './project/command.ts';
import { addQuarantine } from './quarantine/command.ts';
import { addReport } from './report/command.ts';
import { addSuggest } from './suggest/command.ts';
import { addSummary } from './summary/command.ts';
import { addTokens } from './tokens/command.ts';
import { addTop } from './top/command.ts';
import { addTrend } from './trend/command.ts';
import { addUp } from './up/command.ts';
import { addProbe } from './up/probe.ts';
import { addUsage } from './usage/command.ts';

/** The command line: one folder a command. */
export function program(): Command {
  const { version, description } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
    description: string;
  };
  const root = new Command('spancost')
    .description(description)
    .version(version)
    .showHelpAfterError('(spancost --help lists the commands, spancost <command> --help their options)')
    .exitOverride();
  addUp(root);
  addProbe(root);
  addConfig(root);
  addDemo(root);
  addReport(root);
  for (const add of [addSummary, addUsage, addTop, addTrend, addCau, addMargin, addLtvCac, addBusiness, addProject, addErrors, addSuggest])
    add(root);
  addTokens(root);
  addBudgets(root);
  addPrices(root);
  addQuarantine(root);
  addExport(root);
  addLedger(root);
  addDoctor(root);
  addCompletion(root);
  for (const command of root.commands) configure(command);
  return root;
}

/** Commander's errors end in `runProgram`: they become exit code 2. A command inherits nothing that was set after it was added. */
function configure(command: Command): void {
  command.exitOverride().showHelpAfterError('(add --help for the options)');
  for (const each of command.commands) configure(each);
}
