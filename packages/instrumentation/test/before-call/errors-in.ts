const DEPTH = 6;

/** All errors that somebody holds who has this value. Nothing that is computed is asked for. */
export function errorsIn(value: unknown, depth: number = 0): readonly Error[] {
  if (value instanceof Error) return [value];
  if (typeof value !== 'object' || value === null || depth > DEPTH) return [];
  return Object.values(Object.getOwnPropertyDescriptors(value)).flatMap((property) => errorsIn(property.value, depth + 1));
}
