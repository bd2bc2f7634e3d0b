import { z } from 'zod';
import { isList, isOption, type AnyGroup, type AnyList, type AnyMember } from './option.ts';

/** A checked file: what was written, by its keys, each value read as its type says. */
export type Checked = Readonly<Record<string, unknown>>;

/** The check of a group as it is written. Every key is optional unless it is declared as required; an unknown one is an error. */
export function schemaOf(group: AnyGroup): z.ZodType<Checked> {
  const members = Object.values(group.members).map((member) => [member.key, memberSchema(member)] as const);
  return z.strictObject(Object.fromEntries(members), 'write keys and values, such as { key: value }');
}

function memberSchema(member: AnyMember): z.ZodType {
  if (isOption(member)) return member.required === true ? member.type.schema : member.type.schema.optional();
  if (isList(member)) return listSchema(member).optional();
  return schemaOf(member).optional();
}

/** The check of one entry of a list as it is written, with what its members say together. */
export function entrySchema(list: AnyList): z.ZodType<Checked> {
  const { check } = list;
  const members = schemaOf(list);
  if (check === undefined) return members;
  return members.superRefine((entry, context) => {
    check(entry, (path, message) => context.addIssue({ code: 'custom', path: [...path], message }));
  });
}

function listSchema(list: AnyList): z.ZodType {
  return z.array(entrySchema(list), `write a list of ${list.noun}s`).superRefine((entries, context) => {
    const seen = new Set<unknown>();
    for (const [index, entry] of entries.entries()) {
      const name = entry[list.unique];
      if (seen.has(name))
        context.addIssue({
          code: 'custom',
          path: [index, list.unique],
          message: `another ${list.noun} before it is called "${String(name)}" as well; give each a name of its own`,
        });
      seen.add(name);
    }
  });
}
