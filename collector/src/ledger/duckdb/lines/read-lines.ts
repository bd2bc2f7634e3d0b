import { DuckDBBlobVector, type DuckDBConnection, type DuckDBDataChunk, type DuckDBInstance } from '@duckdb/node-api';
import type { LedgerLines, LineReader, LinesOf, LinesQuery, LineColumn, Piece } from '../../ledger-lines.ts';
import { calledIn, conditionsOf, partsOf, Values } from '../conditions.ts';
import type { FailingFile } from '../failure.ts';
import { queryOn } from '../query.ts';
import { readOptionalNumber } from '../read-row.ts';
import { COLUMNS_OF_CALLS, COLUMNS_OF_ENTRIES } from './call-columns.ts';
import { CONTINUED, continuedCalls } from './continued-calls.ts';
import { COLUMNS_OF_FOCUS } from './focus-columns.ts';
import { focusRows } from './focus-rows.ts';
import type { SqlColumn } from './line-column.ts';
import { LINE_FORMS } from './line-forms.ts';
import { callRows, entryRows } from './line-rows.ts';
import { FIRST_STRETCH, nextStretch, type Stretch } from './stretch.ts';

/** Pieces that the lines of a stretch come in. */
const PIECES = 16n;

const COLUMNS: Readonly<Record<LinesOf, readonly SqlColumn[]>> = {
  calls: COLUMNS_OF_CALLS,
  entries: COLUMNS_OF_ENTRIES,
  focus: COLUMNS_OF_FOCUS,
};

/**
 * Reads a ledger out in stretches, each a short question of a connection of its own, in a transaction that sees the ledger as it was
 * at the first. Nothing runs in the database while whoever reads is not ready for more.
 */
export class DuckDBLineReader implements LineReader {
  readonly #instance: DuckDBInstance;
  readonly #file: FailingFile;

  constructor(instance: DuckDBInstance, file: FailingFile) {
    this.#instance = instance;
    this.#file = file;
  }

  columnsOf(rows: LinesOf): readonly LineColumn[] {
    return COLUMNS[rows];
  }

  async linesOf(query: LinesQuery): Promise<LedgerLines> {
    const connection = await this.#instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION');
      const all = await this.#stretchOf(connection, query);
      return { columns: this.columnsOf(query.rows), pieces: piecesIn(connection, query, all), close: () => connection.closeSync() };
    } catch (error) {
      connection.closeSync();
      throw error;
    }
  }

  /** Where the entries of a query are; puts the calls together that have more than one. */
  async #stretchOf(connection: DuckDBConnection, { usage }: LinesQuery): Promise<Stretch> {
    const ask = queryOn(connection, this.#file);
    const values = new Values();
    const conditions = [calledIn(usage.range, values), ...conditionsOf(partsOf(usage.scope).ofEntries, values)];
    const [row = {}] = await ask(
      `SELECT min(entry_no) AS first, max(entry_no) AS last FROM entries WHERE ${conditions.join(' AND ')}`,
      values.list,
    );
    const first = readOptionalNumber(row, 'first');
    const last = readOptionalNumber(row, 'last');
    const continued = new Values();
    await ask(`CREATE TEMP TABLE ${CONTINUED} AS ${continuedCalls(usage, continued)}`, continued.list);
    return first === undefined || last === undefined ? { from: 0n, to: 0n } : { from: BigInt(first), to: BigInt(last) + 1n };
  }
}

async function* piecesIn(connection: DuckDBConnection, query: LinesQuery, all: Stretch): AsyncGenerator<Piece> {
  let entries = FIRST_STRETCH;
  for (let { from } = all; from < all.to;) {
    const to = from + entries < all.to ? from + entries : all.to;
    const values = new Values();
    const found = await connection.stream(linesSql(query, { from, to }, values), values.list);
    let bytes = 0;
    for (let chunk = await found.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await found.fetchChunk())
      for (const piece of piecesOf(chunk)) {
        bytes += piece.bytes.length;
        yield piece;
      }
    from = to;
    entries = nextStretch(entries, bytes);
  }
}

function* piecesOf(chunk: DuckDBDataChunk): Generator<Piece> {
  const counts = chunk.getColumnVector(0);
  const lines = chunk.getColumnVector(1);
  if (!(lines instanceof DuckDBBlobVector)) throw new TypeError('lines of the ledger are no bytes');
  for (let index = 0; index < chunk.rowCount; index += 1)
    yield { rows: Number(counts.getItem(index)), bytes: lines.getItemBytes(index) ?? new Uint8Array() };
}

/** Lines of a stretch, put together in pieces by the database: texts of single lines would be what an export keeps this process busy with. */
function linesSql(query: LinesQuery, stretch: Stretch, values: Values): string {
  const { rows, form } = query;
  const source = {
    calls: () => callRows(query, stretch, values),
    entries: () => entryRows(query, stretch, values),
    focus: () => focusRows(entryRows(query, stretch, values)),
  }[rows]();
  const order = rows === 'focus' ? ['entry_no', 'line_no'] : ['entry_no'];
  // By numbers: a name of FOCUS may be that of a column of the ledger.
  const named = COLUMNS[rows].map((column, index) => ({ ...column, value: `value_${index}` }));
  const piece = `entry_no // ${(stretch.to - stretch.from) / PIECES + 1n}`;
  return `SELECT count(*) AS rows, encode(string_agg(line, '' ORDER BY ${order.join(', ')})) AS bytes
    FROM (SELECT ${order.join(', ')}, ${LINE_FORMS[form](named.map(({ value, ...column }) => ({ ...column, sql: value })))} AS line
      FROM (SELECT ${[...order, ...named.map(({ sql, value }) => `${sql} AS ${value}`)].join(', ')} FROM (${source})))
    GROUP BY ${piece} ORDER BY ${piece}`;
}
