import { jsonSchemaOf, type JsonSchema } from '../../../config/declaration/json-schema-of.ts';
import type { AnyList } from '../../../config/declaration/option.ts';
import { BUDGETS } from '../../../config/options/budgets.ts';

const ENTRY: AnyList = BUDGETS;

/** The schemas of budgets that somebody writes, from the declaration that they are read by. */
export function budgetSchemas(): Readonly<Record<string, JsonSchema>> {
  const { properties, required, ...written } = withoutNull(jsonSchemaOf({ ...ENTRY, without: '' }));
  const members = properties as Readonly<Record<string, JsonSchema>>;
  return {
    WrittenBudget: { ...written, description: 'A budget by the keys of spancost.yaml.', properties, required },
    ReplacingBudget: {
      ...written,
      description: 'A budget by the keys of spancost.yaml; its name is that of the address.',
      properties,
      required: (required as readonly string[]).filter((key) => key !== 'name'),
    },
    BudgetPatch: {
      ...written,
      description: 'What changes of a budget; null takes back what was written.',
      properties: Object.fromEntries(Object.entries(members).map(([key, schema]) => [key, { anyOf: [schema, { type: 'null' }] }])),
    },
  };
}

/** In YAML a section of comments is null; in JSON nobody writes it by accident. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { properties = {}, ...written } = schema;
  const members = Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
    ([key, { type, ...member }]) =>
      [key, { ...member, ...(type === undefined ? {} : { type: Array.isArray(type) ? type[0] : (type as string) }) }] as const,
  );
  return { ...written, properties: Object.fromEntries(members) };
}
