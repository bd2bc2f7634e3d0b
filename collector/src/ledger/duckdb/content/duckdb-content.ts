import { listValue, TIMESTAMPTZ, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { KeptContent, LedgerContent } from '../../content.ts';
import { timestamp } from '../entry-columns.ts';
import { inTransaction, type WrittenFile } from '../in-transaction.ts';
import { queryOn, type Query } from '../query.ts';
import { readMs, readOptional, readText } from '../read-row.ts';
import { TableWriter } from '../table-writer.ts';

export interface DuckDBContentOptions extends WrittenFile {
  readonly reader: DuckDBConnection;
}

/** Prompts and answers in the ledger's file, in a table of their own. */
export class DuckDBContent implements LedgerContent {
  readonly #options: DuckDBContentOptions;
  readonly #query: Query;
  readonly #table: TableWriter<KeptContent>;

  constructor(options: DuckDBContentOptions) {
    this.#options = options;
    this.#query = queryOn(options.reader, options);
    const text = (name: string, of: (content: KeptContent) => string | undefined) => ({
      name,
      type: VARCHAR,
      of: (content: KeptContent) => of(content) ?? null,
    });
    this.#table = new TableWriter<KeptContent>(options.writer, 'content', [
      text('call_id', ({ callId }) => callId),
      { name: 'recorded_at', type: TIMESTAMPTZ, of: ({ recordedAt }) => timestamp(recordedAt) },
      text('tenant', ({ tenant }) => tenant),
      text('user_id', ({ user }) => user),
      text('input', ({ input }) => input),
      text('output', ({ output }) => output),
      text('system', ({ system }) => system),
    ]);
  }

  async of(callId: string): Promise<KeptContent | undefined> {
    const [row] = await this.#query('SELECT * FROM content WHERE call_id = $1 ORDER BY recorded_at LIMIT 1', [callId]);
    if (row === undefined) return undefined;
    const optional = readOptional(row);
    return {
      callId,
      recordedAt: readMs(row, 'recorded_at'),
      ...optional('tenant', 'tenant'),
      ...optional('user', 'user_id'),
      ...optional('input', 'input'),
      ...optional('output', 'output'),
      ...optional('system', 'system'),
    };
  }

  async isKept(callIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (callIds.length === 0) return new Set();
    const rows = await this.#query('SELECT DISTINCT call_id FROM content WHERE call_id IN (SELECT unnest($1))', [listValue([...callIds])]);
    return new Set(rows.map((row) => readText(row, 'call_id')));
  }

  async keep(contents: readonly KeptContent[]): Promise<void> {
    await inTransaction(this.#options, async () => {
      const forgotten = await this.#forgotten(contents.flatMap(({ user }) => user ?? []));
      await this.#table.append(contents.filter(({ user }) => user === undefined || !forgotten.has(user)));
    });
  }

  removeBefore(moment: number): Promise<number> {
    return inTransaction(
      this.#options,
      async () => (await this.#options.writer.run('DELETE FROM content WHERE recorded_at < $1', [timestamp(moment)])).rowsChanged,
    );
  }

  /** Which of these users are pseudonyms of somebody who has been forgotten. */
  async #forgotten(users: readonly string[]): Promise<ReadonlySet<string>> {
    if (users.length === 0) return new Set();
    const query = queryOn(this.#options.writer, this.#options);
    const rows = await query('SELECT pseudonym FROM forgettings WHERE pseudonym IN (SELECT unnest($1))', [listValue([...users])]);
    return new Set(rows.map((row) => readText(row, 'pseudonym')));
  }
}
