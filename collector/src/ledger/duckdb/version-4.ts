/**
 * Form 4: no database index, whose upkeep limited inserts, but `call_index`; what is asked most is summed up as it is written.
 * Packed integers of 128 bits take sixty times as long to read as plain ones, and the sums of all users are read often. As all
 * forms, this text never changes again.
 */
export const VERSION_4: readonly string[] = [
  `CREATE TABLE entries_4 (
    entry_no BIGINT NOT NULL, call_id VARCHAR NOT NULL, seq INTEGER NOT NULL, kind VARCHAR NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL, called_at TIMESTAMPTZ NOT NULL, duration DOUBLE,
    tenant VARCHAR, user_id VARCHAR, session_id VARCHAR, feature VARCHAR, task VARCHAR, object VARCHAR, metadata VARCHAR,
    service VARCHAR, environment VARCHAR, scope VARCHAR,
    provider VARCHAR NOT NULL, model VARCHAR, request_model VARCHAR, operation VARCHAR NOT NULL, stream BOOLEAN NOT NULL,
    response_id VARCHAR, trace_id VARCHAR NOT NULL, span_id VARCHAR NOT NULL, status VARCHAR NOT NULL, error_type VARCHAR,
    tokens_input BIGINT NOT NULL, tokens_cache_read BIGINT NOT NULL, tokens_cache_write BIGINT NOT NULL,
    tokens_cache_write_5m BIGINT NOT NULL, tokens_cache_write_1h BIGINT NOT NULL, tokens_output BIGINT NOT NULL, tokens_reasoning BIGINT NOT NULL, usage VARCHAR NOT NULL,
    cost_usd DECIMAL(38,20), basis VARCHAR NOT NULL, unpriced_reason VARCHAR, price_id VARCHAR, book VARCHAR NOT NULL, lines VARCHAR NOT NULL,
    provisional_cost_usd DECIMAL(38,20), price_disagreement BOOLEAN NOT NULL, source VARCHAR NOT NULL, reason VARCHAR,
    tokens_unsplit BIGINT NOT NULL, service_tier VARCHAR, geography VARCHAR, parameters VARCHAR, rerating VARCHAR,
    reported_cost_usd VARCHAR, book_cost_usd DECIMAL(38,20))`,
  'INSERT INTO entries_4 SELECT * FROM entries ORDER BY entry_no',
  'DROP TABLE entries',
  'ALTER TABLE entries_4 RENAME TO entries',

  'CREATE TABLE call_index (block INTEGER NOT NULL, high UBIGINT NOT NULL, low UBIGINT NOT NULL, entry_no BIGINT NOT NULL)',
  `CREATE TEMP TABLE calls_4 AS SELECT entry_no, call_id, seq,
    CASE WHEN regexp_full_match(call_id, '[0-9a-f]{32}') THEN call_id ELSE left(sha256(call_id), 32) END AS hash FROM entries`,
  `INSERT INTO call_index
    SELECT entry_no // 65536 AS block, ('0x' || left(hash, 16))::UBIGINT, ('0x' || right(hash, 16))::UBIGINT, entry_no FROM (
      SELECT entry_no, hash FROM calls_4
      UNION ALL
      SELECT calls_4.entry_no, left(sha256(key), 32) FROM call_keys JOIN calls_4 USING (call_id) WHERE seq = 0 AND left(sha256(key), 32) <> hash)
    ORDER BY entry_no`,
  'DROP TABLE calls_4',
  'DROP TABLE call_keys',

  `CREATE TABLE daily (day DATE NOT NULL, tenant VARCHAR, feature VARCHAR, provider VARCHAR NOT NULL, model VARCHAR, operation VARCHAR NOT NULL,
    service VARCHAR, environment VARCHAR, status VARCHAR NOT NULL, basis VARCHAR NOT NULL, requests BIGINT NOT NULL, tokens HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_input HUGEINT NOT NULL, tokens_cache_read HUGEINT NOT NULL, tokens_cache_write HUGEINT NOT NULL,
    tokens_cache_write_5m HUGEINT NOT NULL, tokens_cache_write_1h HUGEINT NOT NULL, tokens_output HUGEINT NOT NULL,
    tokens_unsplit HUGEINT NOT NULL, tokens_reasoning HUGEINT NOT NULL, cost_usd DECIMAL(38,20) USING COMPRESSION uncompressed,
    durations BIGINT NOT NULL, duration_us HUGEINT NOT NULL, folded BOOLEAN NOT NULL)`,
  `CREATE TABLE daily_users (day DATE NOT NULL, tenant VARCHAR, feature VARCHAR, provider VARCHAR NOT NULL, model VARCHAR, operation VARCHAR NOT NULL,
    service VARCHAR, environment VARCHAR, status VARCHAR NOT NULL, basis VARCHAR NOT NULL, user_id VARCHAR, requests BIGINT NOT NULL, tokens HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_input HUGEINT NOT NULL, tokens_cache_read HUGEINT NOT NULL, tokens_cache_write HUGEINT NOT NULL,
    tokens_cache_write_5m HUGEINT NOT NULL, tokens_cache_write_1h HUGEINT NOT NULL, tokens_output HUGEINT NOT NULL,
    tokens_unsplit HUGEINT NOT NULL, tokens_reasoning HUGEINT NOT NULL, cost_usd DECIMAL(38,20) USING COMPRESSION uncompressed,
    durations BIGINT NOT NULL, duration_us HUGEINT NOT NULL, folded BOOLEAN NOT NULL)`,
  `INSERT INTO daily_users
    WITH calls AS (
      SELECT min(called_at) AS called_at, any_value(tenant) AS tenant, any_value(feature) AS feature, any_value(provider) AS provider,
        arg_max(model, seq) AS model, any_value(operation) AS operation, any_value(service) AS service, any_value(environment) AS environment,
        any_value(status) AS status, any_value(user_id) AS user_id, any_value(duration) AS duration, sum(cost_usd) AS cost_usd,
        arg_max(basis, seq) FILTER ((kind <> 'correction' OR rerating IS NOT NULL) AND cost_usd IS NOT NULL) AS priced_basis,
        sum(tokens_input) AS tokens_input, sum(tokens_cache_read) AS tokens_cache_read, sum(tokens_cache_write) AS tokens_cache_write,
        sum(tokens_cache_write_5m) AS tokens_cache_write_5m, sum(tokens_cache_write_1h) AS tokens_cache_write_1h,
        sum(tokens_output) AS tokens_output, sum(tokens_unsplit) AS tokens_unsplit, sum(tokens_reasoning) AS tokens_reasoning
      FROM entries GROUP BY call_id)
    SELECT make_timestamp(epoch_us(called_at))::DATE AS day, tenant, feature, provider, model, operation, service, environment, status,
      CASE WHEN cost_usd IS NULL THEN 'unpriced' ELSE coalesce(priced_basis, 'reported') END AS basis, user_id, count(*),
      sum(tokens_input + tokens_cache_read + tokens_cache_write + tokens_cache_write_5m + tokens_cache_write_1h + tokens_output + tokens_unsplit),
      sum(tokens_input), sum(tokens_cache_read), sum(tokens_cache_write), sum(tokens_cache_write_5m), sum(tokens_cache_write_1h),
      sum(tokens_output), sum(tokens_unsplit), sum(tokens_reasoning), sum(cost_usd), count(duration), coalesce(sum(round(duration * 1e6)::HUGEINT), 0), true
    FROM calls GROUP BY day, tenant, feature, provider, model, operation, service, environment, status, basis, user_id`,
  `INSERT INTO daily SELECT day, tenant, feature, provider, model, operation, service, environment, status, basis, sum(requests), sum(tokens),
      sum(tokens_input), sum(tokens_cache_read), sum(tokens_cache_write), sum(tokens_cache_write_5m), sum(tokens_cache_write_1h),
      sum(tokens_output), sum(tokens_unsplit), sum(tokens_reasoning), sum(cost_usd), sum(durations), sum(duration_us), true
    FROM daily_users GROUP BY day, tenant, feature, provider, model, operation, service, environment, status, basis`,

  `CREATE TABLE series (kind VARCHAR NOT NULL, provider VARCHAR NOT NULL, model VARCHAR, operation VARCHAR NOT NULL, feature VARCHAR,
    service VARCHAR, environment VARCHAR, basis VARCHAR NOT NULL, status VARCHAR NOT NULL, unpriced_reason VARCHAR,
    entries BIGINT NOT NULL, priced BIGINT NOT NULL, added DECIMAL(38,20) NOT NULL, taken_back DECIMAL(38,20) NOT NULL,
    tokens_input HUGEINT NOT NULL, tokens_cache_read HUGEINT NOT NULL, tokens_cache_write HUGEINT NOT NULL,
    tokens_cache_write_5m HUGEINT NOT NULL, tokens_cache_write_1h HUGEINT NOT NULL, tokens_output HUGEINT NOT NULL, tokens_unsplit HUGEINT NOT NULL,
    taken_input HUGEINT NOT NULL, taken_cache_read HUGEINT NOT NULL, taken_cache_write HUGEINT NOT NULL,
    taken_cache_write_5m HUGEINT NOT NULL, taken_cache_write_1h HUGEINT NOT NULL, taken_output HUGEINT NOT NULL, taken_unsplit HUGEINT NOT NULL,
    disagreements BIGINT NOT NULL, first_at TIMESTAMPTZ NOT NULL, first_no BIGINT NOT NULL, folded BOOLEAN NOT NULL)`,
  `INSERT INTO series SELECT kind, provider, model, operation, feature, service, environment, basis, status, unpriced_reason, count(*), count(cost_usd),
      sum(greatest(coalesce(cost_usd, 0), 0)), sum(greatest(coalesce(-cost_usd, 0), 0)),
      sum(greatest(tokens_input, 0)), sum(greatest(tokens_cache_read, 0)), sum(greatest(tokens_cache_write, 0)),
      sum(greatest(tokens_cache_write_5m, 0)), sum(greatest(tokens_cache_write_1h, 0)), sum(greatest(tokens_output, 0)), sum(greatest(tokens_unsplit, 0)),
      sum(greatest(-tokens_input, 0)), sum(greatest(-tokens_cache_read, 0)), sum(greatest(-tokens_cache_write, 0)),
      sum(greatest(-tokens_cache_write_5m, 0)), sum(greatest(-tokens_cache_write_1h, 0)), sum(greatest(-tokens_output, 0)), sum(greatest(-tokens_unsplit, 0)),
      count(*) FILTER (price_disagreement), min(recorded_at), min(entry_no), true
    FROM entries GROUP BY kind, provider, model, operation, feature, service, environment, basis, status, unpriced_reason`,
];
