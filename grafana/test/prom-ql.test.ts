import { expect, test } from 'vitest';
import { UndeclaredLabelError } from '../src/errors.ts';
import { buckets, increase, maxBy, orNone, series, sumBy } from '../src/prom-ql.ts';

test('a selector has the metric of the conventions and its matchers', () => {
  expect(series('spend', { period: '="today"' })).toBe('spancost_spend_usd{period="today"}');
  expect(series('ledgerHeartbeat')).toBe('spancost_ledger_heartbeat_timestamp_seconds');
  expect(buckets('operationDuration')).toBe('spancost_operation_duration_seconds_bucket');
});

test('an aggregation names its labels', () => {
  expect(sumBy('cost', ['feature'], increase(series('cost'), '1h'))).toBe('sum by (feature) (increase(spancost_cost_usd_total[1h]))');
  expect(maxBy('budgetSpend', ['budget', 'period'], 'x')).toBe('max by (budget, period) (x)');
  expect(sumBy('operationDuration', ['le', 'model'], 'x')).toBe('sum by (le, model) (x)');
});

test('nothing found is a series of 0, without labels or with "none" in each', () => {
  expect(orNone([], 'x')).toBe('x or on () vector(0)');
  expect(orNone(['model', 'reason'], 'x')).toBe(
    'x or on () label_replace(label_replace(vector(0), "model", "none", "", ""), "reason", "none", "", "")',
  );
});

test('a label that the metric does not have is refused, with the labels that it has', () => {
  expect(() => series('spend', { feature: '="chat"' })).toThrow(UndeclaredLabelError);
  expect(() => sumBy('unpricedCalls', ['feature'], 'x')).toThrow(
    'spancost_unpriced_calls_total has no label "feature"; it has provider, model, reason. Declare it in @spancost/conventions or drop it here.',
  );
});
