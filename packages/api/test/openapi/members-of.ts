import { z } from 'zod';
import type { OpenApiDocument } from '../../src/openapi/index.ts';

/** A member of an answer or a body: `CallRow.cost_usd`, `verifyPrice body.note`. */
export interface Member {
  readonly place: string;
  readonly isDescribed: boolean;
}

interface Schema {
  readonly description?: string | undefined;
  readonly $ref?: string | undefined;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    description: z.string().optional(),
    $ref: z.string().optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    anyOf: z.array(schema).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
  }),
);
const content = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })).optional() });
const document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ operationId: z.string(), responses: z.record(z.string(), content), requestBody: content.optional() }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

type Named = Readonly<Record<string, Schema>>;

/** What a type says of a value in an answer is not what an amount is of. */
const TELLS_TOO_LITTLE = 'Usd';

/** Every member of the named schemas of a document, and of those that stand in its operations. */
export function membersOf(written: OpenApiDocument): readonly Member[] {
  const { paths, components } = document.parse(JSON.parse(JSON.stringify(written)));
  const { schemas } = components;
  const bodies = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId, responses, requestBody = {} }) => [
      ...Object.entries(responses).map(([status, answer]) => [`${operationId} ${status}`, answer] as const),
      [`${operationId} body`, requestBody] as const,
    ])
    .flatMap(([place, { content: types = {} }]) => Object.values(types).map((each) => [place, each.schema] as const));
  return [...bodies, ...Object.entries(schemas)].flatMap(([place, each]) => [...membersBelow(place, each, schemas)]);
}

function* membersBelow(place: string, of: Schema, named: Named): Generator<Member> {
  const { properties = {}, items, anyOf = [], additionalProperties } = of;
  for (const [name, member] of Object.entries(properties)) {
    yield { place: `${place}.${name}`, isDescribed: isDescribed(member, named) };
    yield* membersBelow(`${place}.${name}`, member, named);
  }
  if (items !== undefined) yield* membersBelow(`${place}[]`, items, named);
  for (const form of anyOf) yield* membersBelow(place, form, named);
  if (typeof additionalProperties === 'object') yield* membersBelow(`${place}{}`, additionalProperties, named);
}

/** By itself, or by the named schema that it, or each of its forms but null, is of. */
function isDescribed({ description, $ref, items, anyOf = [] }: Schema, named: Named): boolean {
  if (description !== undefined) return description.trim() !== '';
  if ($ref !== undefined) {
    const name = $ref.replace('#/components/schemas/', '');
    return name !== TELLS_TOO_LITTLE && (named[name]?.description ?? '').trim() !== '';
  }
  if (items !== undefined) return isDescribed(items, named);
  const forms = anyOf.filter(({ type }) => type !== 'null');
  return forms.length > 0 && forms.every((form) => isDescribed(form, named));
}
