import type { CallPosition, CallsQuery } from '../../calls-query.ts';
import type { CallEntries } from '../../views.ts';
import { calledIn, conditionsOf, partsOf, Values } from '../conditions.ts';
import { decimal } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readBigInt, readEntry, readNumber, type Row } from '../read-row.ts';
import { PRICED } from './calls-of-rows.ts';

/** Entries that are looked through first for the newest calls; eight times as many each time, as long as there are too few. */
const FIRST_LOOK = 2n ** 17n;
const WIDER = 8n;

/** Entries by their numbers: from `from` up to, not including, `to`. */
interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * The calls of a page with their entries, without lines. First which calls these are, from the few columns that the filter asks
 * for, then all columns of them.
 */
export async function callsPageOf(query: Query, asked: CallsQuery): Promise<readonly CallEntries[]> {
  const charges = asked.order === 'newest' ? await newest(query, asked) : await costliest(query, asked);
  return charges.length === 0 ? [] : withEntries(query, charges);
}

/** Looks back from the newest calls, and no further than it must: a page of those that are easily found costs no look at the ledger. */
async function newest(query: Query, asked: CallsQuery): Promise<readonly bigint[]> {
  const found: bigint[] = [];
  let to = asked.after?.entryNo ?? (await afterLast(query));
  for (let size = FIRST_LOOK; found.length < asked.limit && to > 0n; size *= WIDER) {
    const from = to > size ? to - size : 0n;
    const values = new Values();
    const rows = await query(
      `SELECT entry_no FROM (${chargesOf(asked, { from, to }, values)}) ORDER BY entry_no DESC LIMIT ${asked.limit - found.length}`,
      values.list,
    );
    found.push(...rows.map(chargeOf));
    to = from;
  }
  return found;
}

async function costliest(query: Query, asked: CallsQuery): Promise<readonly bigint[]> {
  const values = new Values();
  const charges = chargesOf(asked, { from: 0n, to: await afterLast(query) }, values);
  const further = asked.after === undefined ? '' : `WHERE ${isBehind(asked.after, values)}`;
  const rows = await query(
    `SELECT entry_no FROM (${charges}) ${further} ORDER BY cost_usd DESC NULLS LAST, entry_no DESC LIMIT ${asked.limit}`,
    values.list,
  );
  return rows.map(chargeOf);
}

function isBehind({ entryNo, cost }: CallPosition, values: Values): string {
  const older = `entry_no < ${values.add(entryNo)}`;
  if (cost === undefined) return `cost_usd IS NULL AND ${older}`;
  const usd = values.add(decimal(cost));
  return `(cost_usd < ${usd} OR cost_usd IS NULL OR (cost_usd = ${usd} AND ${older}))`;
}

async function afterLast(query: Query): Promise<bigint> {
  const [row = {}] = await query('SELECT max(entry_no) AS last FROM entries');
  return BigInt(readNumber(row, 'last')) + 1n;
}

/** What a filter may ask of a whole call besides its model, its basis and its cost. */
const OF_CALL = ['user_id', 'tenant', 'feature', 'request_model', 'session_id', 'task', 'object', 'error_type', 'error_message'];

/** `entry_no` and net `cost_usd` of the calls of a query that were charged in a stretch of the ledger. */
function chargesOf({ usage: { range, scope } }: CallsQuery, { from, to }: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(scope);
  // The entries of a call follow its charge.
  const entries = [`entry_no >= ${from}`, calledIn(range, values), ...conditionsOf(ofEntries, values)].join(' AND ');
  const charges = `seq = 0 AND entry_no < ${to} AND ${entries}`;
  const continued = `call_id IN (SELECT call_id FROM entries WHERE seq > 0 AND ${entries})`;
  const whole = [`entry_no < ${to}`, ...conditionsOf(ofCalls, values)].join(' AND ');
  return `SELECT entry_no, cost_usd FROM (
    SELECT entry_no, ${OF_CALL.join(', ')}, model, CASE WHEN cost_usd IS NULL THEN 'unpriced' ELSE basis END AS basis, cost_usd
    FROM entries WHERE ${charges} AND NOT ${continued}
    UNION ALL
    SELECT min(entry_no) FILTER (seq = 0), ${OF_CALL.map((column) => `any_value(${column})`).join(', ')}, arg_max(model, seq),
      CASE WHEN sum(cost_usd) IS NULL THEN 'unpriced' ELSE coalesce(arg_max(basis, seq) FILTER (${PRICED}), 'reported') END, sum(cost_usd)
    FROM entries WHERE ${entries} AND ${continued} GROUP BY call_id) WHERE ${whole}`;
}

function chargeOf(row: Row): bigint {
  return readBigInt(row, 'entry_no');
}

/** These calls, in this order, with all their entries. */
async function withEntries(query: Query, charges: readonly bigint[]): Promise<readonly CallEntries[]> {
  const oldest = charges.reduce((least, each) => (each < least ? each : least));
  const among = charges.join(',');
  const further = await query(
    `SELECT entry_no FROM entries WHERE seq > 0 AND entry_no > ${oldest} AND call_id IN (SELECT call_id FROM entries WHERE entry_no IN (${among}))`,
  );
  const numbers = [...charges, ...further.map(chargeOf)].join(',');
  const rows = await query(`SELECT * REPLACE ('[]' AS lines) FROM entries WHERE entry_no IN (${numbers}) ORDER BY entry_no`);
  const calls = [...Map.groupBy(rows, (row) => row['call_id']).values()].map((entries) => ({
    entryNo: entries[0] === undefined ? 0n : chargeOf(entries[0]),
    entries: entries.map(readEntry),
  }));
  const byCharge = new Map(calls.map((call) => [call.entryNo, call]));
  return charges.flatMap((charge) => byCharge.get(charge) ?? []);
}
