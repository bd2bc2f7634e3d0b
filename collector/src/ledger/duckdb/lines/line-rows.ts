import type { LinesQuery } from '../../ledger-lines.ts';
import { calledIn, conditionsOf, partsOf, type Values } from '../conditions.ts';
import { CONTINUED, CONTINUED_COLUMNS } from './continued-calls.ts';
import type { Stretch } from './stretch.ts';

/** Calls that were charged in a stretch of the ledger, as they are after all their entries; `entry_no` is that of their charge. */
export function callRows(query: LinesQuery, stretch: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(query.usage.scope);
  const charges = `seq = 0 AND ${numbersIn('entry_no', stretch)} AND ${calledIn(query.usage.range, values)}`;
  const calls = `SELECT own.* REPLACE (${afterAll('own', CONTINUED_COLUMNS)}), coalesce(further.entries, 1) AS entries
    FROM (SELECT * FROM entries WHERE ${charges}) own
    LEFT JOIN (SELECT * FROM ${CONTINUED} WHERE ${numbersIn('charge_no', stretch)}) further ON further.charge_no = own.entry_no`;
  return named(calls, [...conditionsOf(ofEntries, values), ...conditionsOf(ofCalls, values)], query, values);
}

/** Entries in a stretch of the ledger whose calls are asked about. */
export function entryRows(query: LinesQuery, stretch: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(query.usage.scope);
  const own = `SELECT * FROM entries WHERE ${numbersIn('entry_no', stretch)} AND ${calledIn(query.usage.range, values)}`;
  const whole = conditionsOf(ofCalls, values);
  // What is asked of a whole call is answered by the call; the entry stays as it is.
  const asked = `SELECT entry_no FROM (SELECT own.* REPLACE (${afterAll('own', CONTINUED_COLUMNS)})
    FROM (${own}) own LEFT JOIN ${CONTINUED} further USING (call_id)) WHERE ${whole.join(' AND ')}`;
  return named(own, [...conditionsOf(ofEntries, values), ...(whole.length === 0 ? [] : [`entry_no IN (${asked})`])], query, values);
}

/** The columns as they are after all entries of a call, where it has more than one. */
function afterAll(own: string, columns: readonly string[]): string {
  return columns
    .map((column) => `CASE WHEN further.call_id IS NULL THEN ${own}.${column} ELSE further.${column} END AS ${column}`)
    .join(', ');
}

/** Rows that meet the conditions, with the names that people know users and features by. */
function named(rows: string, conditions: readonly string[], { featureNames }: LinesQuery, values: Values): string {
  const names = Object.entries(featureNames).map(([feature, name]) => `WHEN ${values.add(feature)} THEN ${values.add(name)}`);
  const featureName = names.length === 0 ? 'NULL::VARCHAR' : `CASE feature ${names.join(' ')} END`;
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `SELECT found.*, directory.name AS user_name, ${featureName} AS feature_name
    FROM (SELECT * FROM (${rows}) ${where}) found LEFT JOIN user_directory directory USING (user_id)`;
}

function numbersIn(column: string, { from, to }: Stretch): string {
  return `${column} >= ${from} AND ${column} < ${to}`;
}
