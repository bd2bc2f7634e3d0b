import { isList, isOption, type AnyGroup, type AnyMember, type AnyOption } from './option.ts';

/** A JSON Schema, in words that all its drafts from 7 on have. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** How a group of options is written, with what each is for. */
export function jsonSchemaOf(group: AnyGroup): JsonSchema {
  const members = Object.values(group.members);
  const required = members.filter((member) => isOption(member) && member.required === true).map(({ key }) => key);
  return {
    description: textOf(group.description, withoutIt(group.without)),
    type: 'object',
    properties: Object.fromEntries(members.map((member) => [member.key, memberSchema(member)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function memberSchema(member: AnyMember): JsonSchema {
  if (isOption(member)) return optionSchema(member);
  // A section whose lines are all comments is null, and the same as one that is not there.
  if (!isList(member)) return { ...jsonSchemaOf(member), type: ['object', 'null'] };
  const { description: _, ...items } = jsonSchemaOf({ ...member, without: '' });
  return { description: textOf(member.description, withoutIt(member.without)), type: ['array', 'null'], items };
}

function optionSchema(option: AnyOption): JsonSchema {
  const { type, default: written, derived, example } = option;
  return {
    description: textOf(option.description, option.bounds, withoutIt(option.without ?? sentenceOf(derived?.words))),
    ...type.json,
    ...(written === undefined ? {} : { default: written }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function textOf(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(' ');
}

/** What holds where nothing is written reads as such, and not as what the option does. */
function withoutIt(without: string | undefined): string | undefined {
  return without === undefined || without === '' ? undefined : `Without it: ${without}`;
}

function sentenceOf(words: string | undefined): string | undefined {
  return words === undefined ? undefined : `${words}.`;
}
