/**
 * Values of the headers that are asked for, by lower-case name; those that are not there are left out. Undici keeps names and
 * values in turn, as bytes or as text.
 */
export function headersOf(list: unknown, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!Array.isArray(list)) return found;
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = String(list[at]).toLowerCase();
    const value: unknown = list[at + 1];
    if (names.includes(name)) found.set(name, String(Array.isArray(value) ? value.at(-1) : value));
  }
  return found;
}

/** All headers, by lower-case name. */
export function allHeadersOf(list: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(list)) return {};
  const names = list.filter((_each, at) => at % 2 === 0).map((name) => String(name).toLowerCase());
  return Object.fromEntries(headersOf(list, names));
}
