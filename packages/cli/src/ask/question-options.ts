import { CALL_FILTER, LIST_FILTER, type Operation, type QuerySent } from '@spancost/api';
import type { Command, Option } from 'commander';
import { CommandError } from '../errors.ts';
import { queryFieldsOf, type Defaults } from './query-fields.ts';

/**
 * An option for each field of the query of an operation: `--days`, `--user`, `--time-zone`. A filter that is written twice is refused: the
 * first would be left out, and nobody would see it.
 *
 * @param but Fields that the command says itself.
 */
export function addQuestionOptions(
  command: Command,
  operation: Operation,
  { but = [], defaults = {} }: { readonly but?: readonly string[]; readonly defaults?: Defaults } = {},
): Command {
  for (const { name, options } of queryFieldsOf(operation, defaults))
    if (!but.includes(name))
      for (const option of options) {
        command.addOption(option);
        if (name in CALL_FILTER || name in LIST_FILTER) refuseSecond(command, option);
      }
  return command;
}

function refuseSecond(command: Command, option: Option): void {
  let isGiven = false;
  command.on(`option:${option.name()}`, () => {
    if (isGiven) command.error(`error: option '${option.flags}' is written twice; write it once`, { code: 'spancost.writtenTwice' });
    isGiven = true;
  });
}

/**
 * The query that options of a command ask for, as the API takes it.
 *
 * @param options As commander has read them.
 * @param said What the command itself says, which goes before.
 * @throws CommandError with exit code 2, which names each option that cannot be so, and how it is written.
 */
export function questionOf<O extends Operation>(operation: O, options: object, said: Partial<QuerySent<O>> = {}): QuerySent<O> {
  const given = options as Readonly<Record<string, unknown>>;
  const fields = queryFieldsOf(operation);
  const written = fields.map(({ name, key }) => [name, (said as Readonly<Record<string, unknown>>)[name] ?? given[key]] as const);
  const query = Object.fromEntries(written.filter(([, value]) => value !== undefined));
  const read = operation.query?.safeParse(query);
  if (read === undefined || read.success) return query as QuerySent<O>;
  const flags = new Map(fields.map(({ name, flag }) => [name, flag]));
  const mistakes = read.error.issues.map(({ path: [name], message }) =>
    typeof name === 'string' ? `${flags.get(name) ?? name}: ${message}` : withFlags(message, flags),
  );
  throw new CommandError(`${mistakes.join('; ')}. Add --help for the options.`, 2);
}

/** `say the time once: by --days, by --period, or by --from and --to`. */
function withFlags(message: string, flags: ReadonlyMap<string, string>): string {
  return message.replaceAll(/(?<=(?:by|and) )\w+/g, (name) => flags.get(name) ?? name);
}
