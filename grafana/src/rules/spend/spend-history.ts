import { buckets, increase, series, sumBy } from '../../prom-ql.ts';
import { EXPENSIVE_CALL, HOURLY_COST, HOURLY_COST_ON_DAY } from '../recorded.ts';
import type { RecordingRule } from '../rule.ts';

/** Past days that an hour is compared with. */
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * What the past hour came to, and what an hour came to at this time of each of the past days: the most of any within an hour and a
 * half of it, as nothing begins on the minute.
 */
export const spendHistory: readonly RecordingRule[] = [
  { record: HOURLY_COST, expr: `sum(${increase(series('cost'), '1h')})` },
  {
    record: EXPENSIVE_CALL,
    expr: `histogram_quantile(0.99, ${sumBy('operationCost', ['le', 'provider', 'model', 'feature'], increase(buckets('operationCost'), '1h'))})`,
  },
  ...DAYS.map((day) => ({
    record: HOURLY_COST_ON_DAY,
    expr: `max_over_time(${HOURLY_COST}[3h] offset ${day * 24 * 60 - 90}m)`,
    labels: { day: String(day) },
  })),
];
