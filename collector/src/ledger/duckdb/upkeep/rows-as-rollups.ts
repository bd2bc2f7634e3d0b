import { TOKEN_TYPES } from '@spancost/prices';
import type { Values } from '../conditions.ts';
import { SERIES_COLUMNS } from '../rollups/series-columns.ts';
import { USAGE_ROLLUPS, USAGE_SUMS, type UsageRollup } from '../rollups/usage-rollups.ts';
import { callsOfRows } from '../usage/calls-of-rows.ts';

/** What a rollup says, and what the entries say of the same: each a `SELECT` of the same columns, one row for each group. */
export interface Rollup {
  readonly table: string;
  /** What its groups are told apart by. */
  readonly dimensions: readonly string[];
  readonly kept: string;
  readonly recomputed: (values: Values) => string;
}

/** All calls that there can be. */
const EVER = { from: 0, to: Date.UTC(10_000, 0) };

/** The day of UTC of a call. */
const DAY_OF_CALL: string = 'make_timestamp(epoch_us(called_at))::DATE';

const SERIES_SUMS: Readonly<Record<string, string>> = {
  entries: 'count(*)',
  priced: 'count(cost_usd)',
  added: 'coalesce(sum(greatest(cost_usd, 0)), 0)::DECIMAL(38,20)',
  taken_back: 'coalesce(sum(greatest(-cost_usd, 0)), 0)::DECIMAL(38,20)',
  ...Object.fromEntries(TOKEN_TYPES.map((type) => [`tokens_${type}`, `sum(greatest(tokens_${type}, 0))`])),
  ...Object.fromEntries(TOKEN_TYPES.map((type) => [`taken_${type}`, `sum(greatest(-tokens_${type}, 0))`])),
  disagreements: 'count(*) FILTER (price_disagreement)',
};

/** Every column of `series` of the entries that meet a condition, in the order of the table. */
export function seriesOfRows(condition: string): string {
  const sums: Readonly<Record<string, string>> = {
    ...SERIES_SUMS,
    first_at: 'min(recorded_at)',
    first_no: 'min(entry_no)',
    folded: 'true',
  };
  const columns = SERIES_COLUMNS.map(({ name }) => (sums[name] === undefined ? name : `${sums[name]} AS ${name}`));
  const labels = SERIES_COLUMNS.filter(({ name }) => sums[name] === undefined).map(({ name }) => name);
  return `SELECT ${columns.join(', ')} FROM entries WHERE ${condition} GROUP BY ${labels.join(', ')}`;
}

/** The rollups, as far as there are entries to compare them with. @param fromDay SQL of the first day whose calls are kept. */
export function rollups(fromDay: string): readonly Rollup[] {
  return [...USAGE_ROLLUPS.map((rollup) => usage(rollup, fromDay)), series()];
}

function usage({ table, names }: UsageRollup, fromDay: string): Rollup {
  const dimensions = ['day', ...names];
  const sums = USAGE_SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const by = dimensions.join(', ');
  const selected = (source: string): string =>
    `SELECT ${by}, ${sums} FROM ${source} WHERE day >= ${fromDay} GROUP BY ${by} HAVING sum(requests) <> 0`;
  return {
    table,
    dimensions,
    kept: selected(table),
    recomputed: (values) => selected(`(SELECT *, ${DAY_OF_CALL} AS day FROM (${callsOfRows({ range: EVER, scope: {} }, values)}))`),
  };
}

function series(): Rollup {
  const sums = Object.keys(SERIES_SUMS);
  const dimensions = SERIES_COLUMNS.map(({ name }) => name).filter(
    (name) => !sums.includes(name) && !['first_at', 'first_no', 'folded'].includes(name),
  );
  const summed = sums.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const by = dimensions.join(', ');
  return {
    table: 'series',
    dimensions,
    kept: `SELECT ${by}, ${summed} FROM series GROUP BY ${by}`,
    recomputed: () => `SELECT ${by}, ${summed} FROM (${seriesOfRows('true')} UNION ALL SELECT * FROM removed_series) GROUP BY ${by}`,
  };
}
