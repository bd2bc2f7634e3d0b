import { DuckDBInstance } from '@duckdb/node-api';

/** A row of a hand-written question; amounts are texts without trailing zeros. */
export type Answer = Readonly<Record<string, string | number | null>>;

/** Questions about a copy of a ledger, in SQL that has nothing in common with the collector's. */
export interface HandWritten {
  ask(sql: string): Promise<readonly Answer[]>;
  close(): void;
}

/**
 * One row for each call, from nothing but the entries, with the time that clocks in Berlin showed: two hours before UTC until 03:00 of
 * the 25th, one hour afterwards.
 */
const CALLS = `CREATE TEMP VIEW calls AS
  SELECT call_id, first(epoch_ms(called_at)) AS ms, first(tenant) AS tenant, first(user_id) AS "user", first(feature) AS feature,
    first(provider) AS provider, max_by(model, seq) AS model, first(operation) AS operation, first(status) AS status, first(task) AS task,
    first(session_id) AS session, first(error_type) AS error_type, first(duration) AS duration, sum(cost_usd) AS cost,
    sum(tokens_input + tokens_cache_read + tokens_cache_write + tokens_cache_write_5m + tokens_cache_write_1h + tokens_output + tokens_unsplit)::BIGINT AS tokens,
    make_timestamp(first(epoch_us(called_at)) + CASE WHEN first(epoch_ms(called_at)) < 1792890000000 THEN 7200000000 ELSE 3600000000 END) AS berlin
  FROM l.entries GROUP BY call_id`;

/** What calls add up to, in the names that the API has. */
export const SUMS = `count(*)::INTEGER AS requests, (count(*) FILTER (cost IS NULL))::INTEGER AS unpriced_requests, coalesce(sum(tokens), 0)::BIGINT AS tokens,
  coalesce(sum(tokens) FILTER (cost IS NULL), 0)::BIGINT AS unpriced_tokens, coalesce(sum(cost), 0)::DECIMAL(38,20)::VARCHAR AS cost_usd`;

export const OCTOBER = "berlin >= TIMESTAMP '2026-10-01' AND berlin < TIMESTAMP '2026-11-01'";

export async function askByHand(file: string): Promise<HandWritten> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`ATTACH '${file.replaceAll("'", "''")}' AS l (READ_ONLY)`);
  await connection.run(CALLS);
  return {
    async ask(sql) {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(name, value)])));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function plain(name: string, value: unknown): string | number | null {
  if (typeof value === 'number' || value === null) return value;
  if (typeof value !== 'string') throw new TypeError(`${name} is neither a number nor a text`);
  const text = value;
  if (name.endsWith('cost_usd')) return text.replace(/\.?0+$/, '') || '0';
  return name.endsWith('tokens') ? Number(text) : text;
}
