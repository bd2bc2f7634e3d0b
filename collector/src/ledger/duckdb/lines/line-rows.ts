import type { LinesQuery } from '../../ledger-lines.ts';
import { calledIn, conditionsOf, partsOf, type Values } from '../conditions.ts';
import { CONTINUED, CONTINUED_COLUMNS } from './continued-calls.ts';

/** Entries by their numbers: from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** Calls that were charged in a stretch of the ledger, as they are after all their entries, by the number of their charge. */
export function callRows({ usage, featureNames }: LinesQuery, stretch: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(usage.scope);
  const charges = ['charge.seq = 0', ...entriesIn('charge', stretch), calledIn(usage.range, values)];
  const latest = CONTINUED_COLUMNS.map(
    (column) => `CASE WHEN further.call_id IS NULL THEN charge.${column} ELSE further.${column} END AS ${column}`,
  );
  return named(
    `SELECT * REPLACE (money_basis AS basis), basis AS price_basis FROM (
      SELECT charge.* REPLACE (${latest.join(', ')}), coalesce(further.entries, 1) AS entries,
        coalesce(further.money_basis, CASE WHEN charge.cost_usd IS NULL THEN 'unpriced' ELSE charge.basis END) AS money_basis
      FROM entries charge LEFT JOIN (SELECT * FROM ${CONTINUED} WHERE ${numbersIn('charge_no', stretch)}) further ON further.charge_no = charge.entry_no
      WHERE ${charges.join(' AND ')})`,
    [...conditionsOf(ofEntries, values), ...conditionsOf(ofCalls, values)],
    featureNames,
    values,
    'price_basis',
  );
}

/** Entries in a stretch of the ledger whose calls are asked about, by their numbers. */
export function entryRows({ usage, featureNames }: LinesQuery, stretch: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(usage.scope);
  const own = [...entriesIn('entry', stretch), calledIn(usage.range, values)].join(' AND ');
  const whole = conditionsOf(ofCalls, values);
  // What is asked of a whole call is answered by the call, and the entry stays as it is.
  const asked = `SELECT entry_no FROM (SELECT entry.* REPLACE (
      CASE WHEN further.call_id IS NULL THEN entry.model ELSE further.model END AS model,
      CASE WHEN further.call_id IS NULL THEN entry.cost_usd ELSE further.cost_usd END AS cost_usd,
      coalesce(further.money_basis, CASE WHEN entry.cost_usd IS NULL THEN 'unpriced' ELSE entry.basis END) AS basis)
    FROM entries entry LEFT JOIN ${CONTINUED} further USING (call_id) WHERE ${own}) WHERE ${whole.join(' AND ')}`;
  return named(
    `SELECT *, basis AS price_basis FROM entries entry WHERE ${own}`,
    [...conditionsOf(ofEntries, values), ...(whole.length === 0 ? [] : [`entry_no IN (${asked})`])],
    featureNames,
    values,
    'price_basis',
  );
}

/** Rows that meet the conditions, with the names that people know users and features by. */
function named(
  rows: string,
  conditions: readonly string[],
  featureNames: Readonly<Record<string, string>>,
  values: Values,
  basis: string,
): string {
  const names = Object.entries(featureNames).map(([feature, name]) => `WHEN ${values.add(feature)} THEN ${values.add(name)}`);
  const featureName = names.length === 0 ? 'NULL::VARCHAR' : `CASE feature ${names.join(' ')} END`;
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  return `SELECT found.* REPLACE (${basis} AS basis), directory.name AS user_name, ${featureName} AS feature_name
    FROM (SELECT * FROM (${rows}) ${where}) found
    LEFT JOIN user_directory directory USING (user_id)`;
}

function entriesIn(table: string, stretch: Stretch): readonly string[] {
  return [numbersIn(`${table}.entry_no`, stretch)];
}

function numbersIn(column: string, { from, to }: Stretch): string {
  return `${column} >= ${from} AND ${column} < ${to}`;
}
