/**
 * The same value with its fields named as SDKs name them, `billed_units` as `billedUnits`, at every depth, beside their names on
 * the wire. Lists of anything but objects stay as they are.
 */
export function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return isObject(value[0]) ? value.map(inCamelCase) : value;
  if (!isObject(value)) return value;
  const named: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) {
    const read = inCamelCase(each);
    named[name] = read;
    if (name.includes('_')) named[name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())] = read;
  }
  return named;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
