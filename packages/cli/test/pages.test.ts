import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../src/examples.ts';
import { program } from '../src/program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGES = execFileSync('git', ['ls-files', 'README.md', 'docs/*.md', '*/README.md'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n');

/** Commands as a page writes them, each on one line: in code of shells, and between backticks. */
function commandsOn(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8').replaceAll(/\\\n\s*/g, '');
  return [...text.matchAll(/(?:^(?:npx )?|`(?:npx )?|npx )spancost ([a-z][^`\n|#;)]*)/gm)].map(([, words = '']) => words.trim());
}

/** The command that words name, and what is left of them. */
function found(words: readonly string[], command: Command = program()): readonly [Command, readonly string[]] {
  const next = command.commands.find((each) => each.name() === words[0]);
  return next === undefined ? [command, words] : found(words.slice(1), next);
}

/** Options that the words have and the command has not. */
function unknownOf(line: string): readonly string[] {
  const [command, rest] = found(line.split(/[\s,]+/));
  if (command.parent === null) return [`no command: ${line}`];
  const known = [command, ...command.commands].flatMap(({ options }) => options.map(({ long }) => long)).concat('--help');
  const named = rest.flatMap((word) => /^--[a-z][a-z-]*/.exec(word)?.[0] ?? []);
  return named.filter((option) => !known.includes(option)).map((option) => `no ${option}: ${line}`);
}

describe('what pages say of the command line is there', () => {
  it('of all pages, more than 150 commands', () => {
    expect(PAGES.flatMap(commandsOn).length).toBeGreaterThan(150);
  });

  it.each(PAGES)('%s', (page) => {
    expect(commandsOn(page).flatMap(unknownOf)).toEqual([]);
  });
});

it.each(Object.entries(EXAMPLES))('the help of %j has examples of commands and options that are there', (words, examples) => {
  if (words !== '') expect(found(words.split(' '))[1]).toEqual([]);
  for (const example of examples) {
    expect(example.startsWith(`spancost ${words.replace(/ list$/, '')}`)).toBe(true);
    expect(unknownOf(example.replace(/^spancost /, ''))).toEqual([]);
  }
});

it('a command or an option that is not there is found', () => {
  expect(['report --perod today', 'reprot', 'prices list --json'].flatMap(unknownOf)).toEqual([
    'no --perod: report --perod today',
    'no command: reprot',
  ]);
});
