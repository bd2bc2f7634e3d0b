import { BIGINT, INTEGER, UBIGINT, type DuckDBConnection } from '@duckdb/node-api';
import type { Entry } from '../../entry.ts';
import type { Column } from '../table-writer.ts';
import type { Query } from '../query.ts';
import { readBigInt, readNumber } from '../read-row.ts';
import { callHash, halvesOf, hashOf, keyHash, wordsOf } from './key-hash.ts';
import { KeyLocator } from './key-locator.ts';

/** One row of the table `call_index`: where an entry is found, by the hash of its call or of a key of its call. */
export interface IndexRow {
  readonly hashed: string;
  readonly entryNo: bigint;
  readonly block: number;
}

/** The columns of `call_index`. */
export const INDEX_COLUMNS: readonly Column<IndexRow>[] = [
  { name: 'block', type: INTEGER, of: ({ block }) => block },
  { name: 'high', type: UBIGINT, of: ({ hashed }) => halvesOf(hashed).high },
  { name: 'low', type: UBIGINT, of: ({ hashed }) => halvesOf(hashed).low },
  { name: 'entry_no', type: BIGINT, of: ({ entryNo }) => entryNo },
];

/** Entries whose rows of the index are in one block; a block is read as a whole. */
const BLOCK_ENTRIES = 2n ** 16n;

/** Blocks that are looked into one by one; for more of them the whole index is read at once. */
const MAX_BLOCKS = 16;

/**
 * Finds the entries of calls. A table without a database index, whose upkeep is what limits inserts: rows are in blocks in the
 * order in which they were written, and a {@link KeyLocator} knows which blocks a key may be in.
 */
export class CallIndex {
  readonly #query: Query;
  readonly #locator: KeyLocator;

  private constructor(query: Query, locator: KeyLocator) {
    this.#query = query;
    this.#locator = locator;
  }

  static async load(connection: DuckDBConnection, query: Query): Promise<CallIndex> {
    const [row = {}] = await query('SELECT count(*) AS keys FROM call_index');
    const locator = new KeyLocator(readNumber(row, 'keys'));
    const result = await connection.stream('SELECT (high >> 32)::UINTEGER, (high & 4294967295)::UINTEGER, block FROM call_index');
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const [upper, lower, block] = [0, 1, 2].map((column) => chunk.getColumnVector(column));
      const { rowCount } = chunk;
      for (let row = 0; row < rowCount; row += 1)
        locator.add(upper?.getItem(row) as number, lower?.getItem(row) as number, block?.getItem(row) as number);
    }
    return new CallIndex(query, locator);
  }

  /**
   * The numbers of all entries that were written under each hash, in the order of writing; hashes that are not known are missing.
   * @param query Asks the moment that the answer is of.
   */
  async find(hashes: Iterable<string>, query: Query = this.#query): Promise<ReadonlyMap<string, readonly bigint[]>> {
    const wanted = new Map<number, Set<bigint>>();
    for (const hashed of hashes) {
      const { upper, lower } = wordsOf(hashed);
      for (const block of this.#locator.blocksOf(upper, lower))
        wanted.set(block, (wanted.get(block) ?? new Set()).add(halvesOf(hashed).high));
    }
    const found = new Map<string, bigint[]>();
    if (wanted.size === 0) return found;
    for (const row of await query(lookUp(wanted))) {
      const hashed = hashOf(readBigInt(row, 'high'), readBigInt(row, 'low'));
      const numbers = found.get(hashed);
      if (numbers === undefined) found.set(hashed, [readBigInt(row, 'entry_no')]);
      else numbers.push(readBigInt(row, 'entry_no'));
    }
    return found;
  }

  /** Lets rows be found that have been committed. */
  add(rows: readonly IndexRow[]): void {
    for (const { hashed, block } of rows) {
      const { upper, lower } = wordsOf(hashed);
      this.#locator.add(upper, lower, block);
    }
  }
}

/** A block for entries of this number. */
export function blockOf(entryNo: bigint): number {
  return Number(entryNo / BLOCK_ENTRIES);
}

/** The row of an entry under the id of its call. */
export function rowOfEntry({ call }: Entry, entryNo: bigint, block: number): IndexRow {
  return { hashed: callHash(call.callId), entryNo, block };
}

/** The row of a key, which leads to the charge of its call; undefined where the call's id is its hash, and has one already. */
export function rowOfKey(key: string, callId: string, charge: bigint, block: number): IndexRow | undefined {
  const hashed = keyHash(key);
  return hashed === callHash(callId) ? undefined : { hashed, entryNo: charge, block };
}

function lookUp(wanted: ReadonlyMap<number, ReadonlySet<bigint>>): string {
  const columns = 'SELECT high, low, entry_no FROM call_index WHERE';
  const among = (highs: Iterable<bigint>): string => `high IN (${[...highs].join(',')})`;
  if (wanted.size > MAX_BLOCKS)
    return `${columns} ${among(new Set([...wanted.values()].flatMap((highs) => [...highs])))} ORDER BY entry_no`;
  // A block's number is kept in 16 bits in memory, which are enough for 4,000,000,000 entries.
  const selects = [...wanted].map(([block, highs]) => `${columns} block = ${block} AND ${among(highs)}`);
  return `${selects.join(' UNION ALL ')} ORDER BY entry_no`;
}
