import { FILE, type TableRow, type Tables } from './tables.ts';

/** The script for fish 3.1 and later. */
export function fishScript({ commands, options, words, values }: Tables): string {
  return `# Completion of spancost for fish: spancost completion fish > ~/.config/fish/completions/spancost.fish
${functionOf('__spancost_commands', commands)}
${functionOf('__spancost_options', options)}
${functionOf('__spancost_words', words)}
${functionOf('__spancost_values', values)}
function __spancost
  set -l cur (commandline -ct)
  set -l before (commandline -opc)
  set -l option ''
  set -l at ''
  for word in $before[2..-1]
    if test -n "$option"
      set option ''
    else if string match -q -- '-*' $word
      set -l value (__spancost_values "$at:$word")
      if set -q value[1]
        set option $word
      end
    else if contains -- $word (__spancost_commands $at)
      set at (string trim -- "$at $word")
    end
  end
  if test -n "$option"
    set -l found (__spancost_values "$at:$option")
    switch "$found"
      case '${FILE}'
        __fish_complete_path $cur
      case '<*'
      case '*'
        string join \\n -- $found
    end
  else if string match -q -- '-*' $cur
    __spancost_options $at
  else
    __spancost_commands $at
    __spancost_words $at
  end
end
complete -c spancost -f -a '(__spancost)'
`;
}

/** A table as a function of fish, which prints a word a line. */
function functionOf(name: string, rows: readonly TableRow[]): string {
  const cases = rows.flatMap(({ keys, answer }) => [
    `    case ${keys.map(quoted).join(' ')}`,
    `      printf '%s\\n' ${answer.split(' ').map(quoted).join(' ')}`,
  ]);
  return [`function ${name}`, '  switch "$argv"', ...cases, '  end', 'end'].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
