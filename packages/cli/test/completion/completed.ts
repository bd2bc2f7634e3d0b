import { execFileSync } from 'node:child_process';
import { spancost } from '../prices/run-command.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** Whether it can be tried here. @throws where it is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping */
export function isInstalled(shell: Shell): boolean {
  try {
    return execFileSync(shell, ['--version']).length > 0;
  } catch {
    if (process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
      throw new Error(
        `${shell} is not installed, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: apt-get install ${shell}`,
      );
    return false;
  }
}

/** What a shell offers after these words of a command line, of which the last is being written. */
export async function completed(shell: Shell, ...words: readonly string[]): Promise<readonly string[]> {
  const { output } = await spancost('completion', shell);
  const offered = RUN[shell](output, words);
  return offered.split('\n').filter((line) => line !== '');
}

const RUN: Readonly<Record<Shell, (script: string, words: readonly string[]) => string>> = {
  bash: (script, words) =>
    run('bash', [
      '--norc',
      '-c',
      `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _spancost; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ...zero(words),
    ]),
  // Completion of zsh needs a terminal; here what it is told stands in for that, and zsh itself runs the script.
  zsh: (script, words) =>
    run('zsh', [
      '--no-rcs',
      '-c',
      `compdef() { }
compset() { }
_files() { print files }
_message() { }
compadd() { shift; print -l -- "$@" }
${script}
words=("$@"); CURRENT=$#; _spancost`,
      ...zero(words),
    ]),
  fish: (script, words) => run('fish', ['--no-config', '-c', `${script}\ncomplete -C '${words.join(' ')}'`]),
};

function run(shell: Shell, args: readonly string[]): string {
  return execFileSync(shell, args, { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
}

/** The name of the script, which shells have before its arguments. */
function zero(words: readonly string[]): readonly string[] {
  return ['-', ...words];
}
