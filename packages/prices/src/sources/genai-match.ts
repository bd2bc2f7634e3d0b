/** How deep clauses may be in each other, and how many there may be. */
const MOST_DEPTH = 8;
const MOST_IDS = 200;

/**
 * The ids that a match clause of genai-prices spells out: every `equals` that stands alone or under `or`. The model's own id is
 * one of them where a clause would find it, and is then the first. Regular expressions are not run.
 *
 * @example exactIdsOf('o3', { or: [{ equals: 'o3-2025-04-16' }, { starts_with: 'o3' }] }) // ['o3', 'o3-2025-04-16']
 */
export function exactIdsOf(id: string, match: unknown): readonly string[] {
  const equals: string[] = [];
  const found = collect(match, id, equals, MOST_DEPTH);
  return [...new Set(found || equals.includes(id) ? [id, ...equals] : equals)].slice(0, MOST_IDS);
}

/** Adds what the clause spells out, and says whether a pattern in it finds the model's own id. */
function collect(match: unknown, id: string, equals: string[], depth: number): boolean {
  if (typeof match !== 'object' || match === null || depth === 0) return false;
  const clause = match as Readonly<Record<string, unknown>>;
  const { or, equals: exact } = clause;
  if (typeof exact === 'string') equals.push(exact);
  // A local in `some` would stop at the first that finds the id; every clause must be seen.
  if (Array.isArray(or)) return (or.slice(0, MOST_IDS) as unknown[]).map((each) => collect(each, id, equals, depth - 1)).includes(true);
  return finds(clause, id);
}

/** Names for a price or the beginning of one, and no names of a model: `regional.anthropic.claude-opus-5`, `ft:gpt-3.5-turbo-`. */
const INVENTED = /^regional\.|[^a-z0-9]$/i;

function finds({ starts_with: start, contains, ends_with: end }: Readonly<Record<string, unknown>>, id: string): boolean {
  if (INVENTED.test(id)) return false;
  const lower = id.toLowerCase();
  return (
    (typeof start === 'string' && lower.startsWith(start.toLowerCase())) ||
    (typeof contains === 'string' && lower.includes(contains.toLowerCase())) ||
    (typeof end === 'string' && lower.endsWith(end.toLowerCase()))
  );
}
