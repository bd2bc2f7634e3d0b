import { USAGE_KEYS } from '@spancost/api';
import { USAGE_FIELDS, type Usage } from '@spancost/conventions';

/** A usage from its fields as the API names them; what is not there stays unknown. */
export function usageOf(sent: Readonly<Record<string, number | undefined>>): Usage {
  const fields = USAGE_FIELDS.flatMap((field) => {
    const value = sent[USAGE_KEYS[field]];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields);
}
