import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

const DAY_US = 86_400_000_000;
const USERS = 20_000;
const TENANTS = 25;
const FEATURES = 12;
const SESSIONS_PER_USER = 40;

/** Provider, model, and dollars for a million tokens of input and of output. */
const MODELS = [
  ['openai', 'gpt-5-mini', '0.25', '2'],
  ['openai', 'gpt-4.1', '2', '8'],
  ['openai', 'gpt-4o-mini', '0.15', '0.6'],
  ['anthropic', 'claude-sonnet-4-5', '3', '15'],
  ['anthropic', 'claude-haiku-4-5', '1', '5'],
  ['gcp.gemini', 'gemini-2.5-flash', '0.3', '2.5'],
] as const;

/** One in so many calls. */
const ONE_IN = { failed: 50, unpriced: 100, corrected: 200 } as const;

/** Sums of the rollups, as the collector makes them; all other columns tell their rows apart. */
const TOKENS = ['input', 'cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h', 'output', 'unsplit'] as const;
const ALL_TOKENS = TOKENS.map((type) => `tokens_${type}`).join(' + ');

/** How a ledger is filled. */
export interface Filling {
  readonly calls: number;
  /** Its calls were made in so many days up to `now`, evenly. */
  readonly days: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Fills an empty ledger that no process has open, in the database: in a minute, where the way through the collector takes half an hour.
 * One call in 50 failed, one in 100 has no price, one in 200 was corrected. What the collector sums up is summed up here in one go; that
 * it is the same is what `spancost ledger verify` says of such a file.
 */
export async function fillLedger(file: string, { calls, days, now }: Filling): Promise<void> {
  const instance = await DuckDBInstance.create(file, { memory_limit: '4GiB', preserve_insertion_order: 'true' });
  try {
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    for (const statement of statements({ calls, days, now })) await connection.run(statement);
    for (const table of ['daily_users', 'user_days', 'daily']) await fillRollup(connection, table);
    await connection.run('CHECKPOINT');
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

function statements({ calls, days, now }: Filling): readonly string[] {
  const firstUs = now * 1000 - days * DAY_US;
  const stepUs = Math.floor((days * DAY_US - 60_000_000) / calls);
  const pick = (values: readonly string[]): string => `list_extract([${values.map((value) => `'${value}'`).join(', ')}], model_no + 1)`;
  const price = (which: 2 | 3): string =>
    `list_extract([${MODELS.map((model) => `'${model[which]}'::DECIMAL(18, 6)`).join(', ')}], model_no + 1)`;
  const made = `SELECT no, md5('call ' || no) AS call_id, md5('trace ' || no) AS trace_id, make_timestamptz(${firstUs} + no * ${stepUs}) AS called_at,
      (hash(no) % ${USERS})::BIGINT AS user_no, (hash(no, 1) % ${MODELS.length})::BIGINT AS model_no, (hash(no, 2) % ${FEATURES})::BIGINT AS feature_no,
      200 + (hash(no, 3) % 3000)::BIGINT AS input, CASE WHEN no % 3 = 0 THEN (hash(no, 3) % 1500)::BIGINT ELSE 0 END AS cached,
      20 + (hash(no, 4) % 800)::BIGINT AS output, hash(no, 5) % ${ONE_IN.unpriced} = 0 AS is_unpriced, hash(no, 6) % ${ONE_IN.failed} = 0 AS is_failed
    FROM range(${calls}) AS numbers(no)`;
  return [
    `INSERT INTO entries BY NAME SELECT no + 1 AS entry_no, call_id, 0 AS seq, 'charge' AS kind, called_at + INTERVAL 2 SECOND AS recorded_at,
      called_at, 0.2 + (hash(no, 7) % 4000) / 1000.0 AS duration, 'tenant-' || user_no % ${TENANTS} AS tenant, 'user-' || user_no AS user_id,
      'session-' || user_no || '-' || hash(no, 8) % ${SESSIONS_PER_USER} AS session_id, 'feature-' || feature_no AS feature, 'task-' || hash(no, 9) % 30 AS task,
      'bench' AS service, 'production' AS environment, ${pick(MODELS.map(([provider]) => provider))} AS provider,
      ${pick(MODELS.map(([, model]) => model))} AS model, ${pick(MODELS.map(([, model]) => model))} AS request_model, 'chat' AS operation, false AS stream,
      'resp_' || call_id AS response_id, trace_id, left(trace_id, 16) AS span_id, CASE WHEN is_failed THEN 'error' ELSE 'success' END AS status,
      CASE WHEN is_failed THEN 'timeout' END AS error_type, CASE WHEN is_failed THEN 'no answer after ' || hash(no, 10) % 90 || ' s' END AS error_message,
      input AS tokens_input, cached AS tokens_cache_read, 0 AS tokens_cache_write, 0 AS tokens_cache_write_5m, 0 AS tokens_cache_write_1h,
      output AS tokens_output, 0 AS tokens_unsplit, 0 AS tokens_reasoning,
      '{"inputTokens":' || input + cached || ',"cacheReadTokens":' || cached || ',"outputTokens":' || output || '}' AS usage,
      CASE WHEN NOT is_unpriced THEN ((input + 0.1 * cached) * ${price(2)} + output * ${price(3)})::DECIMAL(38, 14) * 0.000001 END AS cost_usd,
      CASE WHEN is_unpriced THEN 'unpriced' ELSE 'computed' END AS basis, CASE WHEN is_unpriced THEN 'model_unknown' END AS unpriced_reason,
      CASE WHEN NOT is_unpriced THEN 'bench@1/' || model_no END AS price_id, 'bench@1' AS book, '[]' AS lines, false AS price_disagreement, 'span' AS source
      FROM (${made})`,
    `INSERT INTO entries BY NAME SELECT * REPLACE (${calls} + row_number() OVER (ORDER BY entry_no) AS entry_no, 1 AS seq, 'correction' AS kind,
        recorded_at + INTERVAL 1 HOUR AS recorded_at, -cost_usd::DECIMAL(30, 14) * 0.5 AS cost_usd, 'api' AS source, 'agreed' AS reason,
        ${[...TOKENS, 'reasoning'].map((type) => `0 AS tokens_${type}`).join(', ')})
      FROM entries WHERE seq = 0 AND hash(entry_no, 11) % ${ONE_IN.corrected} = 0 AND cost_usd IS NOT NULL ORDER BY entry_no`,
    `INSERT INTO call_index SELECT entry_no // 65536, ('0x' || left(hash, 16))::UBIGINT, ('0x' || right(hash, 16))::UBIGINT, entry_no FROM (
        SELECT entry_no, call_id AS hash FROM entries
        UNION ALL SELECT entry_no, left(sha256('s:' || trace_id || ':' || span_id), 32) FROM entries WHERE seq = 0) ORDER BY entry_no`,
    `INSERT INTO series BY NAME SELECT kind, provider, model, operation, feature, service, environment, basis, status, unpriced_reason,
        count(*) AS entries, count(cost_usd) AS priced, coalesce(sum(greatest(cost_usd, 0)), 0) AS added, coalesce(sum(greatest(-cost_usd, 0)), 0) AS taken_back,
        ${TOKENS.map((type) => `sum(tokens_${type}) AS tokens_${type}, 0 AS taken_${type}`).join(', ')},
        0 AS disagreements, min(recorded_at) AS first_at, min(entry_no) AS first_no, true AS folded FROM entries GROUP BY ALL`,
  ];
}

/** Sums up the calls as a rollup has them: by all of its columns that are no sums, days in order, as they come to be. */
async function fillRollup(connection: DuckDBConnection, table: string): Promise<void> {
  const columns = await connection.runAndReadAll(
    `SELECT column_name FROM duckdb_columns() WHERE table_name = '${table}' ORDER BY column_index`,
  );
  const names = columns.getRows().map(([name]) => String(name));
  if (names.length === 0) return;
  const sums: Readonly<Record<string, string>> = {
    requests: 'count(*)',
    tokens: `sum(${ALL_TOKENS})`,
    ...Object.fromEntries([...TOKENS, 'reasoning'].map((type) => [`tokens_${type}`, `sum(tokens_${type})`])),
    cost_usd: 'sum(cost_usd)',
    durations: 'count(duration)',
    duration_us: 'coalesce(sum(round(duration * 1e6)::HUGEINT), 0)',
    folded: 'true',
    day: 'called_at::DATE',
  };
  await connection.run(`INSERT INTO ${table} BY NAME SELECT ${names.map((name) => `${sums[name] ?? name} AS ${name}`).join(', ')} FROM (
    SELECT * REPLACE (cost_usd + coalesce(corrected, 0) AS cost_usd) FROM entries
    LEFT JOIN (SELECT call_id, sum(cost_usd) AS corrected FROM entries WHERE seq > 0 GROUP BY call_id) USING (call_id) WHERE seq = 0) GROUP BY ALL ORDER BY day`);
}
