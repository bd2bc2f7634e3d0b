import type { CollectorMetricKey } from '@spancost/conventions';
import type { Placed, Section } from '../layout.ts';
import { SECONDS, timeSeries } from '../panels.ts';
import { quantileLegend, quantileOf } from '../quantiles.ts';
import { exemplarQuery } from '../queries.ts';
import { CHOSEN_IN_HISTOGRAMS } from '../variables.ts';

type Timed = Extract<CollectorMetricKey, 'operationDuration' | 'timeToFirstChunk'>;

/** How long calls take to begin and to end. */
export const speed: Section = {
  title: 'How fast?',
  panels: [
    all('operationDuration', 'Latency: p50, p95, p99', 'Duration that 50, 95 and 99 % of the calls stay below, streaming included.'),
    p95(
      'operationDuration',
      'Latency p95, by model',
      'Duration that 95 % of the calls of each model stay below, streaming included.',
      'model',
    ),
    p95('operationDuration', 'Latency p95, by feature', 'Duration that 95 % of the calls of each feature stay below.', 'feature'),
    all(
      'timeToFirstChunk',
      'Time to the first chunk: p50, p95, p99',
      'Time from the request to the first chunk that 50, 95 and 99 % of the streamed answers stay below: what a person waits for.',
    ),
    p95('timeToFirstChunk', 'Time to the first chunk p95, by model', 'Of the streamed answers of each model whose spans tell it.', 'model'),
    p95(
      'timeToFirstChunk',
      'Time to the first chunk p95, by provider',
      'Of the streamed answers of each provider whose spans tell it.',
      'provider',
    ),
  ],
};

function all(metric: Timed, title: string, description: string): Placed {
  return placed(metric, title, description, [
    quantile('A', metric, 0.5, []),
    quantile('B', metric, 0.95, []),
    quantile('C', metric, 0.99, []),
  ]);
}

function p95(metric: Timed, title: string, description: string, label: 'model' | 'feature' | 'provider'): Placed {
  return placed(metric, title, description, [quantile('A', metric, 0.95, [label])]);
}

function placed(metric: Timed, title: string, description: string, queries: ReturnType<typeof exemplarQuery>[]): Placed {
  const empty = metric === 'timeToFirstChunk' ? { empty: 'No streamed answer told it yet' } : {};
  return {
    width: 8,
    height: 8,
    panel: timeSeries({
      title,
      description: `${description} The dots are calls; a click opens the trace. All services and environments.`,
      unit: SECONDS,
      queries,
      ...empty,
    }),
  };
}

function quantile(refId: string, metric: Timed, share: number, labels: readonly string[]): ReturnType<typeof exemplarQuery> {
  return exemplarQuery(refId, quantileOf(metric, share, labels, CHOSEN_IN_HISTOGRAMS), quantileLegend(share, labels));
}
