/** Characters of a text that are parsed at most; a longer one tells nothing. */
const MOST_PARSED = 1_000_000;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object that a JSON text is; empty for everything else. Never throws. */
export function parseObject(text: unknown): JsonObject {
  if (typeof text !== 'string' || text.length > MOST_PARSED || !text.startsWith('{')) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return objectOf(parsed);
  } catch {
    return {};
  }
}

/**
 * The object that Python's `str` of a dictionary of numbers and short texts is: `{'cached_tokens': 1536, 'text_tokens': None}`. Of
 * one whose texts hold quotes nothing is read.
 */
export function parsePythonObject(text: unknown): JsonObject {
  if (typeof text !== 'string' || text.length > MOST_PARSED || text.includes('"') || text.includes('\\')) return {};
  return parseObject(
    text
      .replaceAll("'", '"')
      .replaceAll(/: None(?=[,}\]])/g, ': null')
      .replaceAll(/: True(?=[,}\]])/g, ': true')
      .replaceAll(/: False(?=[,}\]])/g, ': false'),
  );
}

/** The value as an object; empty for anything else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of a list; undefined for anything else. */
export function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}
