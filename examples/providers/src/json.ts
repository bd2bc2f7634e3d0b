/** A JSON object as it comes from the wire, before anything is known of it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value from the wire is a JSON object; arrays and null are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
