import type { CompletedOption, Level } from './levels.ts';

/** One answer of a table in a shell: what is looked up, and what it is answered with. */
export interface TableRow {
  readonly keys: readonly string[];
  readonly answer: string;
}

/** What a completion script looks up; rows with the same answer are one. */
export interface Tables {
  /** By the words of a command. */
  readonly commands: readonly TableRow[];
  readonly options: readonly TableRow[];
  readonly words: readonly TableRow[];
  /** By the words of a command, a colon and an option: words, or {@link FILE} or {@link ANY}. Options that take nothing are not there. */
  readonly values: readonly TableRow[];
}

export const FILE = '<file>';
const ANY = '<any>';

export function tablesOf(levels: readonly Level[]): Tables {
  return {
    commands: rowsOf(levels.map(({ at, commands }) => [at, commands.join(' ')])),
    options: rowsOf(levels.map(({ at, options }) => [at, [...new Set(options.map(({ flag }) => flag))].join(' ')])),
    words: rowsOf(levels.map(({ at, words }) => [at, words.join(' ')])),
    values: rowsOf(levels.flatMap(({ at, options }) => options.map((option) => [`${at}:${option.flag}`, valueOf(option)] as const))),
  };
}

function valueOf({ value }: CompletedOption): string {
  if (value === 'none') return '';
  if (value === 'file') return FILE;
  return value === 'any' ? ANY : value.join(' ');
}

function rowsOf(pairs: readonly (readonly [key: string, answer: string])[]): readonly TableRow[] {
  const keys = new Map<string, Set<string>>();
  for (const [key, answer] of pairs) if (answer !== '') keys.set(answer, (keys.get(answer) ?? new Set()).add(key));
  return [...keys].map(([answer, each]) => ({ keys: [...each], answer }));
}
