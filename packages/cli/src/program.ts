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
import { EXAMPLES, EXIT_CODES } from './examples.ts';
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
  root.commandsGroup('The collector:');
  addUp(root);
  addProbe(root);
  addConfig(root);
  addDemo(root);
  root.commandsGroup('What calls cost:');
  addReport(root);
  for (const add of [addSummary, addUsage, addTop, addTrend, addCau, addMargin, addLtvCac, addBusiness, addProject, addErrors, addSuggest])
    add(root);
  addExport(root);
  root.commandsGroup('What is decided:');
  addBudgets(root);
  addPrices(root);
  addTokens(root);
  root.commandsGroup('Whether all is well:');
  addDoctor(root);
  addQuarantine(root);
  addLedger(root);
  root.commandsGroup('Further commands:');
  addCompletion(root);
  root.helpCommand('help [command]', 'The same as --help of a command.');
  for (const command of root.commands) configure(command, command.name());
  return root.addHelpText('after', examplesOf('') + EXIT_CODES);
}

/** Commander's errors end in `runProgram`: they become exit code 2. A command inherits nothing that was set after it was added. */
function configure(command: Command, words: string): void {
  command.exitOverride().showHelpAfterError('(add --help for the options)').addHelpText('after', examplesOf(words));
  for (const each of command.commands) configure(each, `${words} ${each.name()}`);
  command.hook('preSubcommand', refuseUnknown);
}

/** Where a group has a command that it is without words, Commander takes a word that it does not know for an argument of that. */
function refuseUnknown(group: Command, taken: Command): void {
  const [word] = group.args;
  if (word === undefined || word.startsWith('-') || word === taken.name()) return;
  const names = group.commands.map((each) => each.name()).join(', ');
  group.error(`error: unknown command '${word}'; ${group.name()} has ${names}`, { code: 'commander.unknownCommand' });
}

function examplesOf(words: string): string {
  const examples = EXAMPLES[words];
  return examples === undefined ? '' : `\nFor example:\n${examples.map((line) => `  ${line}\n`).join('')}`;
}
