/** The package names of the option `require`; JavaScript may give a single one without a list. What is no name is left out. */
export function requiredOf(given: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(given) ? given : [given];
  return names.filter((name) => typeof name === 'string');
}
