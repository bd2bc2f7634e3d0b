/**
 * Form 7: what the application said went wrong with a call, prompts and answers where they are kept, the directory of users, what
 * customers paid, cost to win, and when they left, and the days of users without all that else tells their calls apart, of which there are
 * a fifth as many as rows of `daily_users` where each user uses everything. Durations of groups are summed in 64 bits, which hold 292,000 years of calls in
 * microseconds: packed integers of 128 bits were three quarters of the time that the users of a month took. Tokens by type are not packed
 * in the smallest rollup, for the same reason: reading them was two thirds of the totals of a month. As all forms, this text never changes again.
 */
export const FORM_7: readonly string[] = [
  'ALTER TABLE entries ADD COLUMN error_message VARCHAR',
  `CREATE TABLE content (call_id VARCHAR NOT NULL, recorded_at TIMESTAMPTZ NOT NULL, tenant VARCHAR, user_id VARCHAR,
    input VARCHAR, output VARCHAR, system VARCHAR)`,
  'CREATE TABLE user_directory (user_id VARCHAR NOT NULL, name VARCHAR, email VARCHAR, changed_at TIMESTAMPTZ NOT NULL)',
  `CREATE TABLE business_records (record_no BIGINT NOT NULL, record_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, id VARCHAR,
    recorded_at TIMESTAMPTZ NOT NULL, tenant VARCHAR, user_id VARCHAR, from_at TIMESTAMPTZ NOT NULL, to_at TIMESTAMPTZ,
    first_day DATE NOT NULL, days INTEGER, amount_usd DECIMAL(38,20), daily_usd DECIMAL(38,20), new_customers BIGINT,
    daily_customers DECIMAL(38,20), channel VARCHAR, note VARCHAR, removed_at TIMESTAMPTZ)`,
  `CREATE TABLE daily_7 (day DATE NOT NULL, tenant VARCHAR, feature VARCHAR, provider VARCHAR NOT NULL, model VARCHAR, operation VARCHAR NOT NULL,
    service VARCHAR, environment VARCHAR, status VARCHAR NOT NULL, basis VARCHAR NOT NULL, requests BIGINT NOT NULL,
    tokens HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_input HUGEINT NOT NULL USING COMPRESSION uncompressed, tokens_cache_read HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_cache_write HUGEINT NOT NULL USING COMPRESSION uncompressed, tokens_cache_write_5m HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_cache_write_1h HUGEINT NOT NULL USING COMPRESSION uncompressed, tokens_output HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_unsplit HUGEINT NOT NULL USING COMPRESSION uncompressed, tokens_reasoning HUGEINT NOT NULL USING COMPRESSION uncompressed,
    cost_usd DECIMAL(38,20) USING COMPRESSION uncompressed, durations BIGINT NOT NULL, duration_us BIGINT NOT NULL, folded BOOLEAN NOT NULL)`,
  'INSERT INTO daily_7 SELECT * FROM daily',
  'DROP TABLE daily',
  'ALTER TABLE daily_7 RENAME TO daily',
  'ALTER TABLE daily_users ALTER duration_us TYPE BIGINT',
  `CREATE TABLE user_days (day DATE NOT NULL, tenant VARCHAR, status VARCHAR NOT NULL, basis VARCHAR NOT NULL, user_id VARCHAR,
    requests BIGINT NOT NULL, tokens HUGEINT NOT NULL USING COMPRESSION uncompressed,
    tokens_input HUGEINT NOT NULL, tokens_cache_read HUGEINT NOT NULL, tokens_cache_write HUGEINT NOT NULL,
    tokens_cache_write_5m HUGEINT NOT NULL, tokens_cache_write_1h HUGEINT NOT NULL, tokens_output HUGEINT NOT NULL,
    tokens_unsplit HUGEINT NOT NULL, tokens_reasoning HUGEINT NOT NULL, cost_usd DECIMAL(38,20) USING COMPRESSION uncompressed,
    durations BIGINT NOT NULL, duration_us BIGINT NOT NULL, folded BOOLEAN NOT NULL)`,
  `INSERT INTO user_days SELECT day, tenant, status, basis, user_id, sum(requests), sum(tokens), sum(tokens_input), sum(tokens_cache_read),
      sum(tokens_cache_write), sum(tokens_cache_write_5m), sum(tokens_cache_write_1h), sum(tokens_output), sum(tokens_unsplit), sum(tokens_reasoning),
      sum(cost_usd), sum(durations), sum(duration_us), true
    FROM daily_users GROUP BY day, tenant, status, basis, user_id HAVING sum(requests) <> 0 ORDER BY day`,
];
