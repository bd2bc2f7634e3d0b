import type { z } from 'zod';
import type { Operation } from '../operation.ts';
import type { Components } from './components.ts';
import type { JsonSchema } from './json-schema.ts';

/** What an operation takes besides a body: in its path, behind the question mark, and in headers. */
export function parametersOf({ params, query, headers = {} }: Operation, components: Components): readonly JsonSchema[] {
  return [
    ...(params === undefined ? [] : fieldsOf(params, 'path', components)),
    ...(query === undefined ? [] : fieldsOf(query, 'query', components)),
    ...Object.entries(headers).map(([name, description]) => ({ name, in: 'header', description, schema: { type: 'string' } })),
  ];
}

function fieldsOf(fields: z.ZodObject, place: 'path' | 'query', components: Components): readonly JsonSchema[] {
  const { properties = {}, required = [] } = components.of(fields, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    ...(description === undefined ? {} : { description }),
    ...(place === 'path' || required.includes(name) ? { required: true } : {}),
    schema,
  }));
}
