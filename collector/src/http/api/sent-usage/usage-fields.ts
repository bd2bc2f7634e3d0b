import { USAGE_FIELDS, type Usage, type UsageField } from '@spancost/conventions';

/** How the API names each field of a usage: `input_tokens`, `cache_write_5m_tokens`. */
export const USAGE_KEYS: Readonly<Record<UsageField, string>> = Object.fromEntries(
  USAGE_FIELDS.map((field) => [field, snakeCase(field)]),
) as Record<UsageField, string>;

/** A usage from its fields as the API names them; what is not there stays unknown. */
export function usageOf(sent: Readonly<Record<string, number | undefined>>): Usage {
  const fields = USAGE_FIELDS.flatMap((field) => {
    const value = sent[USAGE_KEYS[field]];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields);
}

function snakeCase(field: string): string {
  return field.replace(/([a-z])(\d)/g, '$1_$2').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
