/** A field of something that came over the wire; undefined if it is not an object or has no such field. */
export function field(value: unknown, name: string): unknown {
  // An object may be read by any name: what is not there is undefined.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A field under the name that it has over the wire, or under the one that an SDK gives it. */
export function either(value: unknown, onWire: string, inSdk: string): unknown {
  return field(value, onWire) ?? field(value, inSdk);
}

/** A text field that says something; undefined if it is missing, empty or of another type. */
export function text(value: unknown, name: string): string | undefined {
  const read = field(value, name);
  return typeof read === 'string' && read !== '' ? read : undefined;
}

/** A number field; undefined if it is missing, null or of another type. An explicit zero stays zero. */
export function count(value: unknown, name: string): number | undefined {
  const read = field(value, name);
  return typeof read === 'number' ? read : undefined;
}

/** An array field; empty if it is missing or of another type. */
export function list(value: unknown, name: string): readonly unknown[] {
  const read = field(value, name);
  return Array.isArray(read) ? read : [];
}
