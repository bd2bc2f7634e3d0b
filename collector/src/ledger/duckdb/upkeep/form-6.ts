/**
 * Form 6: calls that were removed for their age and what they had added to the counters, and who was forgotten, by pseudonym.
 * As all forms, this text never changes again.
 */
export const FORM_6: readonly string[] = [
  `CREATE TABLE removals (before DATE NOT NULL, removed_at TIMESTAMPTZ NOT NULL, calls BIGINT NOT NULL, entries BIGINT NOT NULL,
    cost_usd DECIMAL(38,20) NOT NULL, last_entry_no BIGINT NOT NULL)`,
  `CREATE TABLE removed_series (kind VARCHAR NOT NULL, provider VARCHAR NOT NULL, model VARCHAR, operation VARCHAR NOT NULL, feature VARCHAR,
    service VARCHAR, environment VARCHAR, basis VARCHAR NOT NULL, status VARCHAR NOT NULL, unpriced_reason VARCHAR,
    entries BIGINT NOT NULL, priced BIGINT NOT NULL, added DECIMAL(38,20) NOT NULL, taken_back DECIMAL(38,20) NOT NULL,
    tokens_input HUGEINT NOT NULL, tokens_cache_read HUGEINT NOT NULL, tokens_cache_write HUGEINT NOT NULL,
    tokens_cache_write_5m HUGEINT NOT NULL, tokens_cache_write_1h HUGEINT NOT NULL, tokens_output HUGEINT NOT NULL, tokens_unsplit HUGEINT NOT NULL,
    taken_input HUGEINT NOT NULL, taken_cache_read HUGEINT NOT NULL, taken_cache_write HUGEINT NOT NULL,
    taken_cache_write_5m HUGEINT NOT NULL, taken_cache_write_1h HUGEINT NOT NULL, taken_output HUGEINT NOT NULL, taken_unsplit HUGEINT NOT NULL,
    disagreements BIGINT NOT NULL, first_at TIMESTAMPTZ NOT NULL, first_no BIGINT NOT NULL, folded BOOLEAN NOT NULL)`,
  'CREATE TABLE forgettings (pseudonym VARCHAR NOT NULL, forgotten_at TIMESTAMPTZ NOT NULL, calls BIGINT NOT NULL)',
];
