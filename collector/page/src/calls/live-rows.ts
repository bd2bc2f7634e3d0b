import type { CallRow } from '@spancost/api';

/** The rows that are shown, and those that came since and wait for the reader. */
export interface LiveRows {
  readonly rows: readonly CallRow[];
  readonly waiting: readonly CallRow[];
  /** Ids of the rows that came last, to be seen as new. */
  readonly fresh: ReadonlySet<string>;
}

export const NO_ROWS: LiveRows = { rows: [], waiting: [], fresh: new Set() };

/**
 * The rows after an answer. Calls that are shown are brought up to date where they stand; new ones go on top, or wait while
 * somebody reads, so that nothing moves under their eyes.
 *
 * @param latest The newest calls, as many as are shown; an answer with none of the shown ones in it replaces them.
 */
export function liveRows({ rows }: LiveRows, latest: readonly CallRow[], isReading: boolean): LiveRows {
  const known = new Set(rows.map(({ call_id: id }) => id));
  const added = latest.filter(({ call_id: id }) => !known.has(id));
  if (rows.length === 0 || !isReading)
    return { rows: latest, waiting: [], fresh: rows.length === 0 ? new Set() : new Set(added.map(({ call_id: id }) => id)) };
  const changed = new Map(latest.map((row) => [row.call_id, row]));
  return { rows: rows.map((row) => changed.get(row.call_id) ?? row), waiting: added, fresh: new Set() };
}
