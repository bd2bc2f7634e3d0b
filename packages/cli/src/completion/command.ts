import { Argument, type Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { levelsOf } from './levels.ts';
import { tablesOf, type Tables } from './tables.ts';
import { zshScript } from './zsh.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const SCRIPTS: Readonly<Record<Shell, (tables: Tables) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `spancost completion bash`: a script by which a shell completes commands, options and their choices. */
export function addCompletion(root: Command): void {
  root
    .command('completion')
    .description(
      'Print a script by which a shell completes commands, options and their choices. bash: source <(spancost completion bash) in ~/.bashrc; zsh: the same with zsh in ~/.zshrc; fish: spancost completion fish > ~/.config/fish/completions/spancost.fish',
    )
    .addArgument(new Argument('<shell>', 'for which').choices(Object.keys(SCRIPTS)))
    .action((shell: Shell) => void process.stdout.write(SCRIPTS[shell](tablesOf(levelsOf(root)))));
}
