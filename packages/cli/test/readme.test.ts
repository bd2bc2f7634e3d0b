import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program } from '../src/program.ts';

const README = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

type Command = ReturnType<typeof program>;

/** The words of each command that does something: `ledger verify`. */
function commandsOf(command: Command, words: readonly string[] = []): readonly string[] {
  if (command.commands.length === 0) return [words.join(' ')];
  return command.commands.flatMap((each) => commandsOf(each, [...words, each.name()]));
}

/** The commands in the first column of the tables of a text; in a row, those of a group are named in full once: `ledger verify`, `backup`. */
function commandsNamedIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| (`[^|]+)/gm)].flatMap(([, column = '']) => {
    const names = [...column.matchAll(/`([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)[^`]*`/g)].map(([, name = '']) => name);
    const [group = '', below] = names[0]?.split(' ') ?? [];
    return below === undefined ? names : names.map((name) => (name.includes(' ') ? name : `${group} ${name}`));
  });
}

it('every command of spancost is in one row of the README, and no other', () => {
  const [commands = '', prices = ''] = README.split(/^## spancost prices$/m);
  const named = [
    ...commandsNamedIn(commands).filter((name) => name !== 'prices'),
    ...commandsNamedIn(prices).map((name) => `prices ${name}`),
  ];
  expect(named.toSorted()).toEqual(commandsOf(program()).toSorted());
});
