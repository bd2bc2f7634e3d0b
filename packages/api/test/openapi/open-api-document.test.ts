import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXPORT } from '../../src/export.ts';
import { operation, type Operation } from '../../src/operation.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { limitUpTo } from '../../src/fields/whole-number.ts';
import { usd } from '../../src/fields/usd.ts';
import { openApiDocument, TAGS } from '../../src/openapi/index.ts';

/** As a reader of JSON has it. */
interface Read {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ReadOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
interface ReadOperation {
  readonly parameters?: readonly object[];
  readonly description: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

function documentOf(...operations: readonly Operation[]): Read {
  return JSON.parse(
    JSON.stringify(openApiDocument({ version: '1.2.3', operations, accessOf: () => ({ roles: ['admin'], limited: 'its own' }) })),
  ) as Read;
}

const LIST = operation({
  id: 'list',
  method: 'GET',
  path: '/api/v1/things/{kind}',
  tag: 'Usage',
  summary: 'Things',
  params: z.strictObject({ kind: z.string() }),
  query: z.strictObject({ limit: limitUpTo(50, 20), since: z.iso.datetime().describe('The first moment.').optional() }),
  headers: { 'if-none-match': 'The tag.' },
  answer: z.object({ cost_usd: usd, id: z.string() }),
});

describe('an operation in the document', () => {
  const get = documentOf(LIST).paths['/api/v1/things/{kind}']?.['get'];

  it('has numbers of a query as they are on the wire, and formats without their patterns', () => {
    expect(get?.parameters).toEqual([
      { name: 'kind', in: 'path', required: true, schema: { type: 'string' } },
      {
        name: 'limit',
        in: 'query',
        description: 'How many are told at most.',
        schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
      },
      { name: 'since', in: 'query', description: 'The first moment.', schema: { type: 'string', format: 'date-time' } },
      { name: 'if-none-match', in: 'header', description: 'The tag.', schema: { type: 'string' } },
    ]);
  });

  it('has answers that may say more, with named schemas in one place, and a member that is called id', () => {
    expect(get?.responses['200']?.content?.['application/json']?.schema).toEqual({
      type: 'object',
      properties: { cost_usd: { $ref: '#/components/schemas/Usd' }, id: { type: 'string' } },
      required: ['cost_usd', 'id'],
    });
    expect(documentOf(LIST).components.schemas).toMatchObject({ Usd: { type: 'string' }, Problem: { type: 'object' } });
  });

  it('tells of every problem that it may answer with, and of whom it is for', () => {
    expect(Object.keys(get?.responses ?? {})).toEqual(['200', '304', '400', '401', '403', '404', '414', '429', '431', '500', '503']);
    expect(get?.description).toBe('For tokens of role admin. A limited token gets its own.');
  });
});

it('files of text are texts, others are bytes, and one of JSON is anything', () => {
  const content = documentOf(EXPORT).paths[EXPORT.path]?.['get']?.responses['200']?.content;
  expect(content?.['text/csv']?.schema).toEqual({ description: 'format=csv', type: 'string' });
  expect(content?.['application/json']?.schema).toEqual({ description: 'format=json' });
  expect(content?.['application/vnd.apache.parquet']?.schema).toMatchObject({ type: 'string', format: 'binary' });
});

it('every parameter of every operation is told of', () => {
  const operations = Object.values(documentOf(...OPERATIONS).paths).flatMap((item) => Object.values(item));
  const parameters = operations.flatMap((each) => each.parameters ?? []);
  expect(parameters.length).toBeGreaterThan(200);
  expect(parameters.filter((parameter) => !('description' in parameter))).toEqual([]);
});

it('what many answers have in common is one type for generated clients: sums, values of a dimension, states, periods, bases', () => {
  const { schemas } = documentOf(...OPERATIONS).components;
  // Generators call a type by its title, where it has one.
  expect(Object.entries(schemas).filter(([, schema]) => 'title' in schema && !('pattern' in schema))).toEqual([]);
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['CallStatus', 'CostBasis', 'NamedPeriod', 'RankedValue', 'Sums']));
});

it('an example is told as it was written, also where its members are called as keywords of a schema are', () => {
  const example = { id: 'a-1', pattern: 'x', minimum: Number.MIN_SAFE_INTEGER, $schema: 'y', wire: { type: 'z' } };
  const thing = z.object({ id: z.string() }).meta({ id: 'Thing', examples: [example] });
  const { schemas } = documentOf(operation({ ...LIST, answer: thing })).components;
  expect(schemas['Thing']).toMatchObject({ examples: [example] });
});

it('two schemas of one name are a mistake that is told', () => {
  const other = operation({ ...LIST, path: '/api/v1/others', answer: z.object({ a: z.int().meta({ id: 'Usd' }) }) });
  expect(() => documentOf(LIST, other)).toThrow('two schemas are called Usd');
});

it('every operation is in a chapter, has an id of its own, and names each part of its path', () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  expect(new Set(OPERATIONS.map(({ tag }) => tag))).toEqual(new Set(Object.keys(TAGS)));
  for (const { path, params } of OPERATIONS)
    expect([path, Object.keys(params?.shape ?? {})]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
});
