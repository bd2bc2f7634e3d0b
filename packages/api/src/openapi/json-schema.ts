/** A JSON Schema (2020-12), as OpenAPI 3.1 has it. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** What zod writes for whole numbers that a double holds, which tells nobody anything. */
const SAFE = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

/** What a schema is taken for. `input`: what a client may write. `output`: what the collector answers. */
export type Direction = 'input' | 'output';

/**
 * A schema as zod makes it, as the reference has it: references into the document, the form that a value has on the wire in place of
 * the one that code has, and no answer that forbids what a newer collector may say besides.
 */
export function tidy(schema: unknown, direction: Direction): unknown {
  if (Array.isArray(schema)) return schema.map((each) => tidy(each, direction));
  if (!isSchema(schema)) return schema;
  const { wire, ...written } = schema;
  const { description, default: fallback } = written;
  const read = isSchema(wire)
    ? { ...wire, ...(description === undefined ? {} : { description }), ...(fallback === undefined ? {} : { default: fallback }) }
    : written;
  return Object.fromEntries(Object.entries(read).flatMap((entry) => tidyMember(entry, read, direction)));
}

function tidyMember(
  [key, value]: readonly [string, unknown],
  of: JsonSchema,
  direction: Direction,
): readonly (readonly [string, unknown])[] {
  switch (key) {
    case '$schema':
    case '$defs':
      return [];
    case 'examples':
      // Of a schema values, whose members may be called as keywords are; of an object with a member of this name a schema.
      return [[key, Array.isArray(value) ? value : tidy(value, direction)]];
    case 'id':
      // Of a schema a name, which its place in the document says; of an object with a member of this name a schema.
      return typeof value === 'string' ? [] : [[key, tidy(value, direction)]];
    case '$ref':
      return [[key, String(value).replace('#/$defs/', '#/components/schemas/')]];
    case 'additionalProperties':
      return direction === 'output' && value === false ? [] : [[key, tidy(value, direction)]];
    case 'pattern':
      // The format says it; the pattern of a date is longer than this file is wide.
      return of['format'] === undefined ? [[key, value]] : [];
    case 'minimum':
    case 'maximum':
      return SAFE.includes(Number(value)) ? [] : [[key, value]];
    default:
      return [[key, tidy(value, direction)]];
  }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
