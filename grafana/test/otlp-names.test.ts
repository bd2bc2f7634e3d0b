import { APPLICATION_METRICS, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_USER_ID, GEN_AI_METRICS } from '@spancost/conventions';
import { expect, test } from 'vitest';
import { UndeclaredLabelError } from '../src/errors.ts';
import { otlpCounter, otlpHistogram, otlpName } from '../src/otlp-names.ts';

// What github.com/prometheus/otlptranslator 1.0.0 makes of name, unit and type, UnderscoreEscapingWithSuffixes (run 2026-11-22).
test.each([
  [APPLICATION_METRICS.cost, 'counter', 'spancost_client_cost_USD_total'],
  [APPLICATION_METRICS.operationCost, 'histogram', 'spancost_client_operation_cost_USD'],
  [APPLICATION_METRICS.unpricedCalls, 'counter', 'spancost_client_unpriced_calls_total'],
  [GEN_AI_METRICS.inferenceDuration, 'histogram', 'gen_ai_client_inference_duration_seconds'],
  [GEN_AI_METRICS.operationFirstChunk, 'histogram', 'gen_ai_client_operation_time_to_first_chunk_seconds'],
  [GEN_AI_METRICS.cacheReadTokens, 'counter', 'gen_ai_client_inference_usage_cache_read_input_tokens_total'],
  [GEN_AI_METRICS.tokenUsage, 'histogram', 'gen_ai_client_token_usage'],
] as const)('$name is a $1 called $2', (metric, kind, name) => {
  expect(otlpName(metric, kind)).toBe(name);
});

test('selectors name attributes as labels, and the service as job', () => {
  expect(otlpCounter(APPLICATION_METRICS.cost, { job: '="shop"', [ATTR_GEN_AI_RESPONSE_MODEL]: '=~"$model"' })).toBe(
    'spancost_client_cost_USD_total{job="shop", gen_ai_response_model=~"$model"}',
  );
  expect(otlpHistogram(GEN_AI_METRICS.inferenceDuration, 'bucket')).toBe('gen_ai_client_inference_duration_seconds_bucket');
});

test('an attribute that the metric does not have is refused: it would be silently empty', () => {
  expect(() => otlpCounter(APPLICATION_METRICS.cost, { [ATTR_USER_ID]: '="u"' })).toThrow(UndeclaredLabelError);
});
