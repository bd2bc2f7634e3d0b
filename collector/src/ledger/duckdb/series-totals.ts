import type { CallStatus, CostBasis, UnpricedReason } from '@spancost/conventions';
import { METERS } from '@spancost/prices';
import type { EntryKind } from '../entry.ts';
import type { SeriesTotal } from '../views.ts';
import { readMs, readNumber, readOptional, readText, readTokens, readUsd, type Row } from './read-row.ts';

const LABELS = 'kind, provider, model, operation, feature, service, environment, basis, status, unpriced_reason';

/** One row for each set of labels, in the order in which the sets first appeared. */
export const SERIES_TOTALS: string = `
  SELECT ${LABELS}, count(*) AS entries, count(cost_usd) > 0 AS priced,
    sum(cost_usd) FILTER (cost_usd > 0) AS added, sum(cost_usd) FILTER (cost_usd < 0) AS taken_back,
    ${METERS.map((meter) => `sum(tokens_${meter}) FILTER (tokens_${meter} > 0) AS tokens_${meter}`).join(', ')},
    count(*) FILTER (price_disagreement) AS disagreements, min(recorded_at) AS first_at
  FROM entries GROUP BY ${LABELS} ORDER BY min(entry_no)`;

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
    takenBack: -(readUsd(row, 'taken_back') ?? 0n),
    priced: row['priced'] === true,
    tokens: readTokens(row),
    disagreements: readNumber(row, 'disagreements'),
    firstAt: readMs(row, 'first_at'),
  };
}
