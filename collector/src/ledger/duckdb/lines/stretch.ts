/** Entries by their numbers: from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** Entries that are looked through first, when it is not known how long their lines are. */
export const FIRST_STRETCH = 2_000n;

/** What the lines of a stretch should come to, in bytes: the database has them in its memory, some of it more than once. */
const BYTES = 16 * 2 ** 20;

/** Others who ask the ledger meanwhile would wait for more; fewer would only be asked for more often. */
const MOST = 50_000;
const LEAST = 200;

/** Between two stretches it may change that much: the lines of one say little of those of the next. */
const AT_MOST_TIMES = 4;

/** How many entries to look through after so many whose lines came to so many bytes. */
export function nextStretch(entries: bigint, bytes: number): bigint {
  const times = bytes === 0 ? AT_MOST_TIMES : Math.min(AT_MOST_TIMES, BYTES / bytes);
  return BigInt(Math.round(Math.min(MOST, Math.max(LEAST, Number(entries) * times))));
}
