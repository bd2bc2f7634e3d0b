import { list } from '../json-fields.ts';

/** What a command of the SDK asks for, of those that are AI calls. */
export type Asked = 'converse' | 'streamed converse' | 'invoke' | 'streamed invoke';

const COMMANDS: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  ['Converse', 'converse'],
  ['ConverseStream', 'streamed converse'],
  ['InvokeModel', 'invoke'],
  ['InvokeModelWithResponseStream', 'streamed invoke'],
]);

/** What a command asks for; undefined for a command that is no AI call, and for what is no command. */
export function askedBy(command: unknown): Asked | undefined {
  const name = nameOf(command);
  return name === undefined ? undefined : COMMANDS.get(name);
}

/** The name of a command's operation: newer versions have it in the schema, which minifiers leave alone; older ones only in the class. */
export function nameOf(command: unknown): string | undefined {
  if (typeof command !== 'object' || command === null) return undefined;
  // The third place of a schema of an operation.
  const inSchema = list(command, 'schema')[2];
  if (typeof inSchema === 'string') return inSchema;
  const className: unknown = command.constructor?.name;
  return typeof className === 'string' ? className.replace(/Command$/, '') : undefined;
}
