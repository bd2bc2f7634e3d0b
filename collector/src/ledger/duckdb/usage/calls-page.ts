import type { CallPosition, CallsQuery } from '../../calls-query.ts';
import type { CallEntries } from '../../views.ts';
import { calledIn, conditionsOf, partsOf, Values } from '../conditions.ts';
import { decimal } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readBigInt, readEntry, readNumber, type Row } from '../read-row.ts';
import { PRICED } from './calls-of-rows.ts';

/** Entries that are looked through first for the newest calls; sixteen times as many each time, as long as there are too few. */
const FIRST_LOOK = 2n ** 17n;
const WIDER = 16n;

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
  const to = asked.upTo === undefined ? await afterLast(query) : asked.upTo + 1n;
  const charges = chargesOf(asked, { from: 0n, to }, values);
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

/** `entry_no`, and where it is asked for net `cost_usd`, of the calls of a query that were charged in a stretch of the ledger. */
function chargesOf({ usage: { range, scope }, order }: CallsQuery, { from, to }: Stretch, values: Values): string {
  const { ofEntries, ofCalls } = partsOf(scope);
  // The entries of a call follow its charge.
  const until = order === 'costliest' ? [`entry_no < ${to}`] : [];
  const entries = [`entry_no >= ${from}`, ...until, calledIn(range, values), ...conditionsOf(ofEntries, values)].join(' AND ');
  const charges = `seq = 0 AND entry_no < ${to} AND ${entries}`;
  if (order === 'newest' && Object.keys(ofCalls).length === 0) return `SELECT entry_no FROM entries WHERE ${charges}`;
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
  const further = await query(
    `SELECT entry_no FROM entries WHERE seq > 0 AND entry_no > ${oldest} AND call_id IN (SELECT call_id FROM entries WHERE ${among(charges)})`,
  );
  const rows = await rowsOf(query, [...charges, ...further.map(chargeOf)]);
  const calls = [...Map.groupBy(rows, (row) => row['call_id']).values()].map((entries) => ({
    entryNo: entries[0] === undefined ? 0n : chargeOf(entries[0]),
    entries: entries.map(readEntry),
  }));
  const byCharge = new Map(calls.map((call) => [call.entryNo, call]));
  return charges.flatMap((charge) => byCharge.get(charge) ?? []);
}

/** Entries that are not further apart are read together; rows are kept in parts of 2,048. */
const APART = 4096n;

/** So many looks for a few rows each take less time than one for all of them, which reads all columns of most of the ledger. */
const MOST_LOOKS = 300;

/** Whole rows, but for their lines, in the order of the ledger. */
async function rowsOf(query: Query, numbers: readonly bigint[]): Promise<readonly Row[]> {
  const together: bigint[][] = [];
  for (const number of numbers.toSorted((a, b) => (a < b ? -1 : 1))) {
    const last = together.at(-1);
    if (last !== undefined && number - (last.at(-1) ?? 0n) < APART) last.push(number);
    else together.push([number]);
  }
  const looks = together.length > MOST_LOOKS ? [numbers] : together;
  const selects = looks.map((each) => `SELECT * REPLACE ('[]' AS lines) FROM entries WHERE ${among(each)}`);
  return query(`${selects.join(' UNION ALL ')} ORDER BY entry_no`);
}

/** Also by their bounds, so that the rest of the ledger is passed over. */
function among(numbers: readonly bigint[]): string {
  const [first = 0n] = numbers;
  if (numbers.length === 1) return `entry_no = ${first}`;
  const least = numbers.reduce((a, b) => (b < a ? b : a), first);
  const most = numbers.reduce((a, b) => (b > a ? b : a), first);
  return `entry_no >= ${least} AND entry_no <= ${most} AND entry_no IN (${numbers.join(',')})`;
}
