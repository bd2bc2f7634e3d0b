/**
 * Form 7: what the application said went wrong with a call, prompts and answers where they are kept, the directory of users, and
 * what customers paid, cost to win, and when they left. As all forms, this text never changes again.
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
];
