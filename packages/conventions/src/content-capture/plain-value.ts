import { binaryValueOf } from './binary.ts';
import type { ContentPlace } from './content-options.ts';
import type { Redaction } from './redaction.ts';

/** How deep values are copied, and how many fields and elements of one value. */
const DEEPEST = 32;
const MOST = 10_000;

/** What stands for what is not copied. */
const NOT_COPIED = '[not recorded]';

/**
 * A copy of a value as JSON has it, every text, number and field name in it redacted. Bytes are their size. What JSON has not,
 * what nests deeper than 32 and what is beyond 10,000 fields and elements is not in it.
 */
export function plainValue(value: unknown, place: ContentPlace, redaction: Redaction): unknown {
  return copyOf(value, place, redaction, { depth: 0, left: { count: MOST } });
}

interface Bounds {
  readonly depth: number;
  readonly left: { count: number };
}

function copyOf(value: unknown, place: ContentPlace, redaction: Redaction, bounds: Bounds): unknown {
  if (typeof value === 'string') return redaction.text(value, place);
  if (typeof value === 'number') return Number.isFinite(value) ? redaction.number(value, place) : null;
  if (typeof value === 'bigint') return redaction.number(value, place);
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' || value === null ? value : undefined;
  const data = binaryValueOf(value);
  if (data !== undefined) return { type: 'blob', ...data };
  if (bounds.depth >= DEEPEST || (bounds.left.count -= 1) < 0) return NOT_COPIED;
  const inner = { depth: bounds.depth + 1, left: bounds.left };
  const json = ownJson(value);
  if (json !== undefined) return copyOf(json.value, place, redaction, inner);
  return Array.isArray(value) ? listOf(value, place, redaction, inner) : fieldsOf(value, place, redaction, inner);
}

function listOf(list: readonly unknown[], place: ContentPlace, redaction: Redaction, bounds: Bounds): unknown[] {
  const copies: unknown[] = [];
  for (const each of list) {
    if ((bounds.left.count -= 1) < 0) return [...copies, NOT_COPIED];
    const copy = copyOf(each, place, redaction, bounds);
    if (copy !== undefined) copies.push(copy);
  }
  return copies;
}

function fieldsOf(value: object, place: ContentPlace, redaction: Redaction, bounds: Bounds): object {
  const fields: [string, unknown][] = [];
  for (const [name, each] of Object.entries(value)) {
    if ((bounds.left.count -= 1) < 0) break;
    const inside = { ...place, field: name };
    const key = redaction.key(name, inside);
    const copy = key === undefined ? undefined : copyOf(each, inside, redaction, bounds);
    if (key !== undefined && copy !== undefined) fields.push([key, copy]);
  }
  // Pairs, because `__proto__` is a name like any other.
  return Object.fromEntries(fields);
}

/** What a value makes of itself for JSON, as dates do. */
function ownJson(value: object): { readonly value: unknown } | undefined {
  // An object may be read by any name.
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? { value: Reflect.apply(toJSON, value, []) } : undefined;
}
