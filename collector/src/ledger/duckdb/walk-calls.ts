import type { DuckDBValue } from '@duckdb/node-api';
import type { CallEntries, CallRange, WalkOptions } from '../views.ts';
import { timestamp } from './entry-columns.ts';
import type { Query } from './query.ts';
import { readBigInt, readEntry } from './read-row.ts';

/**
 * The next calls of a walk with their entries. First which entries these are, from a few columns, then all columns of them: a
 * join of whole rows would read the whole ledger for each page.
 */
export async function walkCalls(query: Query, calls: CallRange, { limit, after, withLines }: WalkOptions): Promise<readonly CallEntries[]> {
  const { about, values } = conditionsOf(calls, after);
  const found = await query(
    `WITH page AS (SELECT call_id, entry_no AS charge_no FROM entries WHERE kind = 'charge' AND ${FURTHER} ${about} ORDER BY entry_no LIMIT ${limit})
    SELECT entry_no, charge_no FROM entries JOIN page USING (call_id) WHERE ${FURTHER}`,
    values,
  );
  if (found.length === 0) return [];
  const charges = new Map(found.map((row) => [readBigInt(row, 'entry_no'), readBigInt(row, 'charge_no')]));
  const rows = await query(
    `SELECT * ${withLines ? '' : "REPLACE ('[]' AS lines)"} FROM entries WHERE entry_no IN (${[...charges.keys()].join(',')}) ORDER BY seq`,
  );
  return [...Map.groupBy(rows, (row) => charges.get(readBigInt(row, 'entry_no')) ?? 0n)]
    .map(([entryNo, entries]) => ({ entryNo, entries: entries.map(readEntry) }))
    .toSorted((a, b) => (a.entryNo < b.entryNo ? -1 : 1));
}

/** All entries of a call are of its time and follow its charge; said of both, so that the rest of the ledger is passed over. */
const FURTHER = 'called_at >= $1 AND called_at < $2 AND entry_no > $3';

/** A supplement may know a model that the charge does not. */
function conditionsOf({ range, provider, model }: CallRange, after: bigint): { readonly about: string; readonly values: DuckDBValue[] } {
  const values: DuckDBValue[] = [timestamp(range.from), timestamp(range.to), after];
  const conditions = [
    ...(provider === undefined ? [] : [`provider = $${values.push(provider)}`]),
    ...(model === undefined ? [] : [`(model = $${values.push(model)} OR request_model = $${values.length})`]),
  ];
  if (conditions.length === 0) return { about: '', values };
  return { about: `AND call_id IN (SELECT call_id FROM entries WHERE ${[FURTHER, ...conditions].join(' AND ')})`, values };
}
