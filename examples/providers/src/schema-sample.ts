import { isObject, type JsonObject } from './json.ts';

/** Depth at which a schema that contains itself is ended. */
const DEEPEST = 5;

/**
 * A value that satisfies a JSON schema of the simple kind that structured outputs allow: types, properties, items, enum,
 * const, anyOf, allOf, $ref within the document, lengths, ranges and the usual formats. A schema that contains itself ends
 * at a depth of five: arrays are empty there, and of alternatives the last is taken, which is null where null is allowed.
 *
 * @example schemaSample({ type: 'object', properties: { name: { type: 'string' }, stars: { type: 'integer', minimum: 1 } } })
 * // { name: 'text', stars: 1 }
 */
export function schemaSample(schema: unknown, root: unknown = schema, depth = 0): unknown {
  if (!isObject(schema)) return null;
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (typeof schema['$ref'] === 'string') return schemaSample(resolve(schema['$ref'], root), root, depth);
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives)) return schemaSample(alternatives.at(depth > DEEPEST ? -1 : 0), root, depth);
  if (Array.isArray(schema['allOf'])) return schemaSample(schema['allOf'].filter(isObject).reduce(merge, schema), root, depth);
  return sampleOfType(schema, root, depth + 1);
}

function sampleOfType(schema: JsonObject, root: unknown, depth: number): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type === 'object' || isObject(schema['properties'])) return sampleObject(schema, root, depth);
  if (type === 'array') {
    const count = numberOf(schema['minItems']) ?? (depth > DEEPEST ? 0 : 1);
    return Array.from({ length: count }, () => schemaSample(schema['items'], root, depth));
  }
  if (type === 'string') return sampleString(schema);
  if (type === 'integer' || type === 'number') return sampleNumber(schema, type === 'integer' ? 1 : 0.5);
  return type === 'boolean' ? true : null;
}

function sampleObject(schema: JsonObject, root: unknown, depth: number): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, schemaSample(property, root, depth)]));
}

const FORMATS: JsonObject = {
  date: '2026-11-22',
  'date-time': '2026-11-22T09:00:00Z',
  time: '09:00:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com/',
  uuid: '6f2d4f0a-3f0e-4a58-9d2b-8a4a1f6f0c11',
};

function sampleString(schema: JsonObject): unknown {
  const formatted = FORMATS[String(schema['format'])];
  if (formatted !== undefined) return formatted;
  const text = 'text'.padEnd(numberOf(schema['minLength']) ?? 0, '.');
  return text.slice(0, numberOf(schema['maxLength']) ?? text.length);
}

function sampleNumber(schema: JsonObject, step: number): number {
  const above = numberOf(schema['exclusiveMinimum']);
  const lowest = numberOf(schema['minimum']) ?? (above === undefined ? undefined : above + step);
  const highest = numberOf(schema['maximum']);
  return lowest ?? (highest === undefined ? 1 : Math.min(1, highest));
}

function merge(all: JsonObject, part: JsonObject): JsonObject {
  const { allOf: _merged, ...rest } = all;
  const properties = {
    ...(isObject(all['properties']) ? all['properties'] : {}),
    ...(isObject(part['properties']) ? part['properties'] : {}),
  };
  return { ...rest, ...part, ...(Object.keys(properties).length > 0 ? { properties } : {}) };
}

/** What a reference such as `#/$defs/Product` names. */
function resolve(reference: string, root: unknown): unknown {
  const path = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return path.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), root);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
