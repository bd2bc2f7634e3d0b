import { z } from 'zod';
import { tidy, type Direction, type JsonSchema } from './json-schema.ts';

/** The schemas of a document that have a name, as they are come by. */
export class Components {
  readonly #schemas: Map<string, JsonSchema>;
  readonly #given: ReadonlySet<string>;

  /** @param given Schemas by their names, in place of what zod can say of them. */
  constructor(given: Readonly<Record<string, JsonSchema>> = {}) {
    this.#schemas = new Map(Object.entries(given));
    this.#given = new Set(Object.keys(given));
  }

  /** A schema, or where it is if it has a name. @throws Error for two schemas of one name. */
  of(schema: z.ZodType, direction: Direction): JsonSchema {
    const { $defs = {}, ...written } = z.toJSONSchema(schema, { io: direction, unrepresentable: 'any' });
    for (const [name, each] of Object.entries($defs)) this.#keep(name, tidied(each, direction));
    return tidied(written, direction);
  }

  /** All of them, by name. */
  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #keep(name: string, schema: JsonSchema): void {
    if (this.#given.has(name)) return;
    const known = this.#schemas.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`two schemas are called ${name}; give one of them another id`);
    this.#schemas.set(name, schema);
  }
}

function tidied(schema: object, direction: Direction): JsonSchema {
  // An object stays one.
  return tidy(schema, direction) as JsonSchema;
}
