import { ATTR_ERROR_TYPE, ATTR_GEN_AI_RESPONSE_MODEL, GEN_AI_METRICS, type GenAiMetric } from '@spancost/conventions';
import { otlpCounter, otlpHistogram, otlpLabel } from '../../otlp-names.ts';
import { increase } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { COUNT, RATIO, SECONDS, stackedTimeSeries, timeSeries } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { CHOSEN } from './chosen.ts';

const RATE = '[$__rate_interval]';
const MODEL = otlpLabel(ATTR_GEN_AI_RESPONSE_MODEL);
const ERROR = otlpLabel(ATTR_ERROR_TYPE);
const { inferenceDuration, operationDuration, inferenceFirstChunk, operationFirstChunk } = GEN_AI_METRICS;
const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens } = GEN_AI_METRICS;

const failed = sumOf([inferenceDuration, operationDuration], [ERROR], 'count', { ...CHOSEN, [ATTR_ERROR_TYPE]: '!=""' });
const all = sumOf([inferenceDuration, operationDuration], [], 'count', CHOSEN);

/** Tokens, speed and errors by the GenAI conventions, those of today and those of 1.41. */
export const callsOfApplications: Section = {
  title: 'Tokens, speed, errors',
  panels: [
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Tokens per hour',
        description:
          'Tokens of inferences in the hour before each point. Cached tokens are part of the input and reasoning is part of the output: never add them.',
        unit: COUNT,
        queries: [inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens].map((metric, index) =>
          rangeQuery('ABCDE'.charAt(index), `sum(${increase(otlpCounter(metric, CHOSEN), '1h')})`, metric.name.replace(/^.*\.usage\./, '')),
        ),
      }),
    },
    {
      width: 12,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Calls per second, by model',
        description: 'AI calls per second, inferences and others, by the model that answered.',
        unit: 'reqps',
        queries: [rangeQuery('A', sumOf([inferenceDuration, operationDuration], [MODEL], 'count', CHOSEN), `{{${MODEL}}}`)],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Latency p95, by model',
        description: 'Duration that 95 % of the calls of each model stay below, streaming included.',
        unit: SECONDS,
        queries: [rangeQuery('A', p95(inferenceDuration, operationDuration), `{{${MODEL}}}`)],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Time to the first chunk p95, by model',
        description: 'Time from the request to the first chunk that 95 % of the streamed answers of each model stay below.',
        unit: SECONDS,
        queries: [rangeQuery('A', p95(inferenceFirstChunk, operationFirstChunk), `{{${MODEL}}}`)],
        empty: 'No streamed answer yet',
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Error rate, by type',
        description: 'Share of the calls that ended in an error, by its type.',
        unit: RATIO,
        queries: [
          rangeQuery(
            'A',
            `${failed} / on () group_left () ${all} or on () label_replace(0 * ${all}, "${ERROR}", "none", "", "")`,
            `{{${ERROR}}}`,
          ),
        ],
      }),
    },
  ],
};

/** The rate of what two metrics of which an application emits one, or each for calls of its own, add up to. */
function sumOf(metrics: readonly GenAiMetric[], labels: readonly string[], part: 'bucket' | 'count', matchers: typeof CHOSEN): string {
  const rates = metrics.map((metric) => `rate(${otlpHistogram(metric, part, matchers)}${RATE})`);
  return `sum by (${labels.join(', ')}) (${rates.join(' or ')})`;
}

function p95(...metrics: readonly GenAiMetric[]): string {
  return `histogram_quantile(0.95, ${sumOf(metrics, ['le', MODEL], 'bucket', CHOSEN)}) >= 0`;
}
