import type { FactsKept } from '@spancost/conventions';

/** A name or an id, never a sentence. */
const NAME = /^[\w.:/@-]{1,256}$/;

/** What counts stand in. */
const USAGE = /usage|tokens/i;

const MAX_DEPTH = 8;
const MAX_MEMBERS = 128;

/**
 * What a JSON text tells of a call, without its content. Undefined if that is nothing, or the text is no JSON.
 *
 * @example factsOfJson('{"id":"resp_1","text":"Dear…"}', { numbers: 'none', textsOf: /^id$/ }) // '{"id":"resp_1"}'
 */
export function factsOfJson(text: string, kept: FactsKept): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const facts = factsOf(parsed, '', 0, kept);
  return typeof facts === 'object' ? JSON.stringify(facts) : undefined;
}

function factsOf(value: unknown, name: string, depth: number, kept: FactsKept): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return kept.numbers === 'all' ? value : undefined;
  if (typeof value === 'string') return kept.textsOf.test(name) && NAME.test(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return undefined;
  if (Array.isArray(value)) {
    // Lists of numbers are vectors and probabilities, never counts.
    const members = value
      .slice(0, MAX_MEMBERS)
      .map((each: unknown) => (typeof each === 'object' ? factsOf(each, name, depth + 1, kept) : undefined))
      .filter((each) => each !== undefined);
    return members.length === 0 ? undefined : members;
  }
  const members = Object.entries(value)
    .slice(0, MAX_MEMBERS)
    .map(
      ([key, each]) =>
        [key, factsOf(each, key, depth + 1, USAGE.test(key) && kept.numbers === 'of_usage' ? { ...kept, numbers: 'all' } : kept)] as const,
    )
    .filter(([, each]) => each !== undefined);
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
