import { BIGINT, BOOLEAN, DATE, DuckDBDateValue, HUGEINT, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import { TOKEN_TYPES } from '@spancost/prices';
import { COLUMNS } from '../columns.ts';
import { decimal, USD } from '../entry-columns.ts';
import type { Column } from '../table-writer.ts';
import type { UsageDelta, UsageDimensions } from './usage-delta.ts';

/** What the rows of a rollup are told apart by besides the day. */
type RollupDimension = Exclude<keyof UsageDimensions, 'day'>;

/** What calls of a day of UTC come to, for each combination of some of what they have; status and basis are always among it. */
export interface UsageRollup {
  readonly table: string;
  readonly dimensions: readonly RollupDimension[];
  /** The columns of its dimensions, without the day. */
  readonly names: readonly string[];
  /** All of its columns, in the order of the table. */
  readonly columns: readonly Column<UsageDelta>[];
}

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
];

/** What every row of a rollup adds up. */
export const USAGE_SUMS: readonly string[] = MEASURES.map(({ name }) => name);

const OF_GROUPS: readonly RollupDimension[] = [
  'tenant',
  'feature',
  'provider',
  'model',
  'operation',
  'service',
  'environment',
  'status',
  'basis',
];

/** The one that has fewest rows first, as a rule: a question is answered by the first one that can. */
export const USAGE_ROLLUPS: readonly UsageRollup[] = [
  rollup('daily', OF_GROUPS),
  rollup('user_days', ['tenant', 'status', 'basis', 'user']),
  rollup('daily_users', [...OF_GROUPS, 'user']),
];

function rollup(table: string, dimensions: readonly RollupDimension[]): UsageRollup {
  return {
    table,
    dimensions,
    names: dimensions.map((dimension) => COLUMNS[dimension]),
    columns: [
      { name: 'day', type: DATE, of: ({ day }) => new DuckDBDateValue(day) },
      ...dimensions.map((dimension): Column<UsageDelta> => ({
        name: COLUMNS[dimension],
        type: VARCHAR,
        of: (delta): DuckDBValue => delta[dimension] ?? null,
      })),
      ...MEASURES,
      { name: 'folded', type: BOOLEAN, of: () => false },
    ],
  };
}
