import { BIGINT, BOOLEAN, HUGEINT, TIMESTAMPTZ, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import { TOKEN_TYPES } from '@spancost/prices';
import type { Entry } from '../../entry.ts';
import type { Column } from '../table-writer.ts';
import { decimal, timestamp, USD } from '../entry-columns.ts';
import type { SeriesDelta } from './series-deltas.ts';

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

function label(name: string, of: (entry: Entry) => string | undefined): Column<SeriesDelta> {
  return { name, type: VARCHAR, of: ({ entry }): DuckDBValue => of(entry) ?? null };
}
