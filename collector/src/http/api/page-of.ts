/** A page of a list. */
export interface Page<T> {
  readonly page: readonly T[];
  /** What asks for the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * The first `limit` of what was found. Whoever looks for one more than is asked for learns by it whether there is a further page.
 *
 * @param cursorOf What stands for the last one of the page.
 */
export function pageOf<T>(found: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { page, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}
