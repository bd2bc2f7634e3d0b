import { BIGINT, BOOLEAN, DATE, DuckDBDateValue, HUGEINT, TIMESTAMPTZ, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import { TOKEN_TYPES } from '@spancost/prices';
import type { Entry } from '../../entry.ts';
import type { Column } from '../table-writer.ts';
import { decimal, timestamp, USD } from '../entry-columns.ts';
import type { SeriesDelta } from './series-deltas.ts';
import type { UsageDelta } from './usage-deltas.ts';

const MEASURES: readonly Column<UsageDelta>[] = [
  { name: 'requests', type: BIGINT, of: ({ requests }) => requests },
  { name: 'tokens', type: HUGEINT, of: ({ tokens }) => TOKEN_TYPES.reduce((sum, type) => sum + tokens[type], 0n) },
  ...([...TOKEN_TYPES, 'reasoning'] as const).map((type): Column<UsageDelta> => ({
    name: `tokens_${type}`,
    type: HUGEINT,
    of: ({ tokens }) => tokens[type],
  })),
  { name: 'cost_usd', type: USD, of: ({ basis, cost }) => (basis === 'unpriced' ? null : decimal(cost)) },
  { name: 'durations', type: BIGINT, of: ({ durations }) => durations },
  { name: 'duration_us', type: BIGINT, of: ({ durationUs }) => durationUs },
  { name: 'folded', type: BOOLEAN, of: () => false },
];

const DIMENSIONS: readonly Column<UsageDelta>[] = [
  { name: 'day', type: DATE, of: ({ day }) => new DuckDBDateValue(day) },
  text('tenant', ({ tenant }) => tenant),
  text('feature', ({ feature }) => feature),
  text('provider', ({ provider }) => provider),
  text('model', ({ model }) => model),
  text('operation', ({ operation }) => operation),
  text('service', ({ service }) => service),
  text('environment', ({ environment }) => environment),
  text('status', ({ status }) => status),
  text('basis', ({ basis }) => basis),
];

/** The columns of `daily`. */
export const DAILY_COLUMNS: readonly Column<UsageDelta>[] = [...DIMENSIONS, ...MEASURES];

/** The columns of `daily_users`. */
export const DAILY_USERS_COLUMNS: readonly Column<UsageDelta>[] = [...DIMENSIONS, text('user_id', ({ user }) => user), ...MEASURES];

/** The columns of `series`. */
export const SERIES_COLUMNS: readonly Column<SeriesDelta>[] = [
  label('kind', ({ kind }) => kind),
  label('provider', ({ call }) => call.provider),
  label('model', ({ call }) => call.model),
  label('operation', ({ call }) => call.operation),
  label('feature', ({ call }) => call.attribution.feature),
  label('service', ({ call }) => call.service),
  label('environment', ({ call }) => call.environment),
  label('basis', ({ basis }) => basis),
  label('status', ({ call }) => call.status),
  label('unpriced_reason', ({ unpricedReason }) => unpricedReason),
  { name: 'entries', type: BIGINT, of: ({ entries }) => entries },
  { name: 'priced', type: BIGINT, of: ({ priced }) => priced },
  { name: 'added', type: USD, of: ({ added }) => decimal(added) },
  { name: 'taken_back', type: USD, of: ({ takenBack }) => decimal(takenBack) },
  ...TOKEN_TYPES.map((type): Column<SeriesDelta> => ({ name: `tokens_${type}`, type: HUGEINT, of: ({ tokens }) => tokens[type] })),
  ...TOKEN_TYPES.map((type): Column<SeriesDelta> => ({
    name: `taken_${type}`,
    type: HUGEINT,
    of: ({ tokensTakenBack }) => tokensTakenBack[type],
  })),
  { name: 'disagreements', type: BIGINT, of: ({ disagreements }) => disagreements },
  { name: 'first_at', type: TIMESTAMPTZ, of: ({ firstAt }) => timestamp(firstAt) },
  { name: 'first_no', type: BIGINT, of: ({ firstNo }) => firstNo },
  { name: 'folded', type: BOOLEAN, of: () => false },
];

function text(name: string, of: (delta: UsageDelta) => string | undefined): Column<UsageDelta> {
  return { name, type: VARCHAR, of: (delta): DuckDBValue => of(delta) ?? null };
}

function label(name: string, of: (entry: Entry) => string | undefined): Column<SeriesDelta> {
  return { name, type: VARCHAR, of: ({ entry }): DuckDBValue => of(entry) ?? null };
}
