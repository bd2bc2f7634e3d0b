import { jsonSchemaOf } from '../../src/config/declaration/json-schema-of.ts';
import type { AnyGroup } from '../../src/config/declaration/option.ts';

/** JSON Schema of `spancost.yaml`, for editors. Draft 7, which the language server of YAML knows best. */
export function jsonSchema(options: AnyGroup): string {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title: 'spancost.yaml', ...jsonSchemaOf(options) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
