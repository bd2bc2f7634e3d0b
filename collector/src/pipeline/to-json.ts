/** A text's characters that are kept inside an object or array. */
const MAX_TEXT = 256;

/** Members of an object or array that are kept, and levels below an attribute. */
const MAX_MEMBERS = 128;
const MAX_DEPTH = 4;

/** A JSON value of any value: bytes as base64, numbers that JSON does not have as text. What is long or deep is cut. */
export function toJson(value: unknown, depth: number = 0): unknown {
  switch (typeof value) {
    case 'string':
      return value.slice(0, MAX_TEXT);
    case 'boolean':
    case 'undefined':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : objectToJson(value, depth);
    default:
      return `[${typeof value}]`;
  }
}

function objectToJson(value: object, depth: number): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.subarray(0, MAX_TEXT)).toString('base64').slice(0, MAX_TEXT);
  if (depth > MAX_DEPTH) return '[nested deeper]';
  if (Array.isArray(value)) return value.slice(0, MAX_MEMBERS).map((each) => toJson(each, depth + 1));
  const members = Object.entries(value).slice(0, MAX_MEMBERS);
  return Object.fromEntries(members.map(([name, each]) => [name.slice(0, MAX_TEXT), toJson(each, depth + 1)]));
}
