/** Where the process keeps them: two copies of this module must not count one record twice. */
const RECENT = Symbol.for('spancost.recent_records');

/** Records that are remembered; a repetition that comes later is the ledger's to notice. */
const MAX_RECORDS = 10_000;

/** Whether a record of the same content came before, among the last 10,000 that have an id; remembers it. */
export function isRepeated(content: string): boolean {
  const recent = records();
  if (recent.has(content)) return true;
  recent.add(content);
  // A set gives its oldest first.
  const [oldest] = recent;
  if (recent.size > MAX_RECORDS && oldest !== undefined) recent.delete(oldest);
  return false;
}

/** Lets a record come again. */
export function forget(content: string): void {
  records().delete(content);
}

function records(): Set<string> {
  const registry = globalThis as { [RECENT]?: Set<string> };
  return (registry[RECENT] ??= new Set());
}
