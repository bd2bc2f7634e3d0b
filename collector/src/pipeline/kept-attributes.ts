import { FACTS_AMONG_CONTENT, tellsOfCall, type AttributeMap } from '@spancost/conventions';
import { boundedText } from './bounded-texts.ts';
import { factsOfJson } from './facts-of-json.ts';
import { toJson } from './to-json.ts';

/** Attributes that are kept of one report. */
const MAX_KEPT = 4096;

/** How a value that JSON does not have is written, so that it can be read as what it was. */
export type NotJson = 'bigint' | 'number' | 'bytes';

/** Attributes as JSON has them. */
export interface KeptAttributes {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Which of them were something that JSON does not have. */
  readonly notJson: Readonly<Record<string, NotJson>>;
  /** Whether there were more than are kept. */
  readonly isIncomplete: boolean;
}

/** Everything about cost and cause, nothing that may be content; enough to read the call again. */
export function keptAttributes(attributes: AttributeMap, maxLength: number): KeptAttributes {
  const kept: [string, unknown][] = [];
  const notJson: [string, NotJson][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const told = toldBy(name, value);
    if (told === undefined) continue;
    if (kept.length === MAX_KEPT) return { ...asObjects(kept, notJson), isIncomplete: true };
    kept.push([name, typeof told === 'string' && !FACTS_AMONG_CONTENT.has(name) ? boundedText(told, maxLength) : toldAsJson(told)]);
    const type = notJsonOf(value);
    if (type !== undefined) notJson.push([name, type]);
  }
  return { ...asObjects(kept, notJson), isIncomplete: false };
}

/** What is kept of an attribute; undefined for nothing. */
function toldBy(name: string, value: unknown): unknown {
  const facts = FACTS_AMONG_CONTENT.get(name);
  if (facts !== undefined) return typeof value === 'string' ? factsOfJson(value, facts) : undefined;
  return tellsOfCall(name, value) ? value : undefined;
}

/** Facts are whole, or they would be no JSON; everything else that is long is cut. */
function toldAsJson(told: unknown): unknown {
  return typeof told === 'string' ? told : toJson(told, 1);
}

function notJsonOf(value: unknown): NotJson | undefined {
  if (typeof value === 'bigint') return 'bigint';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'number';
  return value instanceof Uint8Array ? 'bytes' : undefined;
}

// fromEntries makes even `__proto__` a name like any other.
function asObjects(kept: readonly [string, unknown][], notJson: readonly [string, NotJson][]): Omit<KeptAttributes, 'isIncomplete'> {
  return { attributes: Object.fromEntries(kept), notJson: Object.fromEntries(notJson) };
}
