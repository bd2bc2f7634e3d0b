import { USAGE_FIELDS, type UsageField } from '@spancost/conventions';

/** How the API names each field of a usage: `input_tokens`, `cache_write_5m_tokens`. */
export const USAGE_KEYS: Readonly<Record<UsageField, string>> = Object.fromEntries(
  USAGE_FIELDS.map((field) => [field, snakeCase(field)]),
) as Record<UsageField, string>;

function snakeCase(field: string): string {
  return field.replace(/([a-z])(\d)/g, '$1_$2').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
