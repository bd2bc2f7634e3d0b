import type { Command, Option } from 'commander';

/** What can follow the words of a command. */
export interface Level {
  /** `usage list`; empty for `spancost` itself. */
  readonly at: string;
  readonly commands: readonly string[];
  readonly options: readonly CompletedOption[];
  /** Words that its arguments can be; none where they can be anything. */
  readonly words: readonly string[];
}

export interface CompletedOption {
  readonly flag: string;
  /** What follows it: nothing, one of these words, a file, or anything. */
  readonly value: 'none' | 'file' | 'any' | readonly string[];
}

/** All levels of a command line, from commander's own tree. Where one command is meant if none is written, its options are there too. */
export function levelsOf(command: Command, at: readonly string[] = []): readonly Level[] {
  const { commands } = command;
  const own: Level = {
    at: at.join(' '),
    commands: commands.map((each) => each.name()),
    options: [...optionsOf(command), ...commands.filter(isDefault).flatMap(optionsOf)],
    words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  };
  return [own, ...commands.flatMap((each) => levelsOf(each, [...at, each.name()]))];
}

/** Commander keeps it with the command above, where it is not told to others. */
function isDefault(command: Command): boolean {
  const { parent } = command as Command & { readonly parent: { readonly _defaultCommandName?: string | null } | null };
  return parent?._defaultCommandName === command.name();
}

function optionsOf(command: Command): readonly CompletedOption[] {
  return [...command.options.map(completed), { flag: '--help', value: 'none' }];
}

function completed({ long, short, flags, required, optional, argChoices }: Option): CompletedOption {
  const flag = long ?? short ?? flags;
  if (!required && !optional) return { flag, value: 'none' };
  if (argChoices !== undefined) return { flag, value: argChoices };
  return { flag, value: /[<[](file|dir|folder)[\]>]/.test(flags) ? 'file' : 'any' };
}
