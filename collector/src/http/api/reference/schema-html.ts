import type { JsonSchema } from '@spancost/api/openapi';
import { table, text } from './html.ts';

/** What values a schema takes, in words, with links to the schemas that have names. */
export function typeHtml(schema: JsonSchema): string {
  const { $ref: ref, anyOf, oneOf, enum: values, const: only, type, items, maxItems, additionalProperties } = schema;
  if (typeof ref === 'string') {
    const name = ref.split('/').at(-1) ?? '';
    return `<a href="#schema-${text(name)}">${text(name)}</a>`;
  }
  const either = anyOf ?? oneOf;
  if (Array.isArray(either)) return either.map((each) => typeHtml(each as JsonSchema)).join(' or ');
  if (only !== undefined) return code(only);
  if (Array.isArray(values)) return values.map(code).join(', ');
  if (type === 'array')
    return `list of ${maxItems === undefined ? '' : `at most ${text(maxItems)} `}${isSchema(items) ? typeHtml(items) : 'anything'}`;
  if (type === 'object') {
    const members = membersHtml(schema);
    if (members !== '') return members;
    return isSchema(additionalProperties) ? `object of ${typeHtml(additionalProperties)}` : 'object';
  }
  return [plain(type), ...bounds(schema)].join(', ');
}

/** The members of an object; nothing where none are told of. */
export function membersHtml({ properties, required }: JsonSchema): string {
  if (!isSchema(properties)) return '';
  const needed = Array.isArray(required) ? required : [];
  const rows = Object.entries(properties).map(([name, member]) => {
    const schema = isSchema(member) ? member : {};
    return [`<code>${text(name)}</code>${needed.includes(name) ? '' : ' (optional)'}`, typeHtml(schema), describedHtml(schema)];
  });
  return table(['member', 'value', ''], rows);
}

/** What a value is for, and what it is where nothing is written; examples of it. */
export function describedHtml({ description = '', default: fallback, examples }: JsonSchema): string {
  return [
    text(description).replaceAll(/`([^`]+)`/g, '<code>$1</code>'),
    ...(fallback === undefined ? [] : [`Default: ${code(fallback)}.`]),
    ...(Array.isArray(examples) ? [`Such as ${examples.map(code).join(' or ')}.`] : []),
  ].join(' ');
}

function code(value: unknown): string {
  return `<code>${text(typeof value === 'string' ? value : JSON.stringify(value))}</code>`;
}

function plain(type: unknown): string {
  return text(Array.isArray(type) ? type.join(' or ') : (scalar(type) ?? 'anything'));
}

/** Keywords that bound a value, and how each reads, in HTML. */
const BOUNDS: Readonly<Record<string, (bound: string) => string>> = {
  format: text,
  minimum: (bound) => `from ${text(bound)}`,
  maximum: (bound) => `to ${text(bound)}`,
  maxLength: (bound) => `at most ${text(bound)} characters`,
  pattern: (bound) => `as ${code(bound)}`,
};

function bounds(schema: JsonSchema): readonly string[] {
  // An example tells people more than a pattern does.
  const told = schema['examples'] === undefined ? schema : { ...schema, pattern: undefined };
  return Object.entries(BOUNDS).flatMap(([keyword, read]) => {
    const bound = scalar(told[keyword]);
    return bound === undefined ? [] : [read(bound)];
  });
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Whether a value of the document is a schema, or another object. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
