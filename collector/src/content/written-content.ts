import { fittedValue, type AttributeMap } from '@spancost/conventions';

/** Characters of one part of a call that are kept: of its prompts, of its answers, of its instructions. */
export const MAX_CONTENT = 100_000;

/** A longer text is not looked into: it is cut as a whole. */
const LOOKED_INTO = 3 * MAX_CONTENT;

/**
 * A part of a call's content as JSON of at most {@link MAX_CONTENT} characters: what its one attribute says, or an object of what
 * each says. What is too long is cut, long texts first, and says how much was cut.
 */
export function writtenContent(told: AttributeMap): string {
  const values = Object.entries(told).map(([name, value]) => [name, read(value)] as const);
  const [only] = values;
  const value = values.length === 1 ? only?.[1] : Object.fromEntries(values);
  return fittedValue(value, MAX_CONTENT) ?? fittedValue(JSON.stringify(value).slice(0, LOOKED_INTO), MAX_CONTENT) ?? 'null';
}

/** A text that holds JSON as what it says, since instrumentations write lists so; everything as JSON has it. */
function read(value: unknown): unknown {
  if (typeof value !== 'string') return JSON.parse(JSON.stringify(value, asJson) ?? 'null') as unknown;
  if (value.length > LOOKED_INTO) return value.slice(0, LOOKED_INTO);
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

function asJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? `[${value.byteLength} bytes]` : value;
}
