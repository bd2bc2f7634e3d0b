/** The same value with its fields named as SDKs name them: `billed_units` as `billedUnits`, at every depth. Lists stay as they are. */
export function inCamelCase(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      inCamelCase(each),
    ]),
  );
}
