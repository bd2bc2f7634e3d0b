import type { CallStatus, CostBasis, UnpricedReason } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { EntryKind } from '../entry.ts';
import type { SeriesTotal } from '../views.ts';
import { readMs, readNumber, readOptional, readText, readTokens, readUsd, type Row } from './read-row.ts';

const LABELS = 'kind, provider, model, operation, feature, service, environment, basis, status, unpriced_reason';

const SUMS: readonly string[] = [
  'entries',
  'added',
  'taken_back',
  'disagreements',
  ...TOKEN_TYPES.flatMap((type) => [`tokens_${type}`, `taken_${type}`]),
];

/** One row for each set of labels, in the order in which the sets first appeared. */
export const SERIES_TOTALS: string = `
  SELECT ${LABELS}, ${SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ')}, sum(priced) > 0 AS priced, min(first_at) AS first_at
  FROM series GROUP BY ${LABELS} ORDER BY min(first_no)`;

export function readSeriesTotal(row: Row): SeriesTotal {
  const optional = readOptional(row);
  return {
    kind: readText(row, 'kind') as EntryKind,
    provider: readText(row, 'provider'),
    ...optional('model', 'model'),
    operation: readText(row, 'operation'),
    ...optional('feature', 'feature'),
    ...optional('service', 'service'),
    ...optional('environment', 'environment'),
    basis: readText(row, 'basis') as CostBasis,
    status: readText(row, 'status') as CallStatus,
    ...(optional('unpricedReason', 'unpriced_reason') as { unpricedReason?: UnpricedReason }),
    entries: readNumber(row, 'entries'),
    added: readUsd(row, 'added') ?? 0n,
    takenBack: readUsd(row, 'taken_back') ?? 0n,
    priced: row['priced'] === true,
    tokens: readTokens(row),
    tokensTakenBack: readTokens(row, 'taken'),
    disagreements: readNumber(row, 'disagreements'),
    firstAt: readMs(row, 'first_at'),
  };
}
