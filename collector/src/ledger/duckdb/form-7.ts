/**
 * Form 7: what the application said went wrong with a call, prompts and answers where they are kept, the directory of users, and
 * what customers paid, cost to win, and when they left. Durations of groups are summed in 64 bits, which hold 292,000 years of calls in
 * microseconds: packed integers of 128 bits were three quarters of the time that the users of a month took. As all forms, this text never
 * changes again.
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
  'ALTER TABLE daily ALTER duration_us TYPE BIGINT',
  'ALTER TABLE daily_users ALTER duration_us TYPE BIGINT',
];
