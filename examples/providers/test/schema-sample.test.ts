import { expect, test } from 'vitest';
import { schemaSample } from '../src/schema-sample.ts';

test.each<[string, unknown, unknown]>([
  ['a constant', { const: 7 }, 7],
  ['the first of an enum', { enum: ['b', 'a'] }, 'b'],
  ['a nullable text', { type: ['string', 'null'] }, 'text'],
  ['the first alternative', { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, true],
  ['a text of at least 6 characters', { type: 'string', minLength: 6 }, 'text..'],
  ['a text of at most 2 characters', { type: 'string', maxLength: 2 }, 'te'],
  ['a day', { type: 'string', format: 'date' }, '2026-11-22'],
  ['a number above 2', { type: 'integer', exclusiveMinimum: 2 }, 3],
  ['a number of at most 0', { type: 'number', maximum: 0 }, 0],
  ['three items', { type: 'array', items: { type: 'integer' }, minItems: 3 }, [1, 1, 1]],
  ['merged parts', { allOf: [{ type: 'object', properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] }, { a: 1, b: 2 }],
  ['a definition', { $ref: '#/$defs/Name', $defs: { Name: { type: 'string' } } }, 'text'],
])('%s', (_name, schema, value) => {
  expect(schemaSample(schema)).toEqual(value);
});

test('a schema that contains itself ends', () => {
  const node = {
    type: 'object',
    properties: { next: { anyOf: [{ $ref: '#' }, { type: 'null' }] }, list: { type: 'array', items: { $ref: '#' } } },
  };
  const text = JSON.stringify(schemaSample(node));
  expect(text).toContain('"next":null');
  expect(text).toContain('"list":[]');
});
