import type { TableRow, Tables } from './tables.ts';

/** The tables as functions of bash and zsh: `_spancost_commands 'usage'` prints `list show user`. */
export function posixTables({ commands, options, words, values }: Tables): string {
  return [
    functionOf('_spancost_commands', commands),
    functionOf('_spancost_options', options),
    functionOf('_spancost_words', words),
    functionOf('_spancost_values', values),
  ].join('\n');
}

function functionOf(name: string, rows: readonly TableRow[]): string {
  const cases = rows.map(({ keys, answer }) => `    ${keys.map(quoted).join('|')}) printf '%s' ${quoted(answer)} ;;`);
  return [`${name}() {`, '  case "$1" in', ...cases, '  esac', '}'].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
