import { COLLECTOR_METRICS, PROCESS_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import { BigValueColorMode } from '@grafana/grafana-foundation-sdk/common';
import { MappingType, type ValueMap } from '@grafana/grafana-foundation-sdk/dashboard';
import { maxBy, series } from '../../prom-ql.ts';
import type { Placed, Section } from '../layout.ts';
import { barGauge, BYTES, COUNT, RATIO, stat, thresholds, timeSeries } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';

const OK_OR_NOT: ValueMap = {
  type: MappingType.ValueToText,
  options: { '0': { text: 'refused', color: 'red' }, '1': { text: 'in force', color: 'green' } },
};
const MEMORY = PROCESS_METRICS.find(({ name }) => name.includes('resident'))?.name ?? '';

/** Whether what is configured is in force, and how large the collector's own metrics are. */
export const upkeep: Section = {
  title: 'Configuration and size',
  panels: [
    inForce('spancost.yaml', 'configLastReload', 'Whether the last reading of spancost.yaml found a configuration that can be used.'),
    inForce('Price book file', 'priceBookLastReload', 'Whether the last reading of prices.file found a price book that can be used.'),
    inForce(
      'Alertmanager',
      'alertmanagerLastReload',
      'Whether Alertmanager has the configuration that budgets and alerting mean now. Not connected: none is written for it.',
    ),
    {
      width: 6,
      height: 4,
      panel: stat({
        title: 'Options that take a restart',
        description: 'Options that are written otherwise in spancost.yaml than they are in force.',
        unit: COUNT,
        queries: [instantQuery('A', `max(${series('configRestartNeeded')})`, 'options')],
        empty: '0',
      }).thresholds(thresholds([{ value: 1, color: 'orange' }])),
    },
    {
      width: 8,
      height: 8,
      panel: barGauge({
        title: 'Names of labels, of those that there may be',
        description:
          'How many values of each label have series of their own, as a share of limits.label_values. At 100 %, further ones are counted as other.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `${maxBy('labelNames', ['label'], series('labelNames'))} / on () group_left () max(${series('labelNamesLimit')})`,
            '{{label}}',
          ),
        ],
      })
        .max(1)
        .thresholds(
          thresholds([
            { value: 0.8, color: 'orange' },
            { value: 1, color: 'red' },
          ]),
        ),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Series of the collector',
        description: 'Time series that Prometheus has of the collector. A hundred thousand take 300 MB of its memory.',
        unit: COUNT,
        queries: [rangeQuery('A', 'count({__name__=~"spancost_.+"})', 'series')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Memory of the collector',
        description: 'Memory that the process has, DuckDB included.',
        unit: BYTES,
        queries: [rangeQuery('A', `max(${MEMORY} and on (instance, job) ${COLLECTOR_METRICS.ledgerHeartbeat.name})`, 'resident')],
      }),
    },
  ],
};

function inForce(title: string, metric: CollectorMetricKey, description: string): Placed {
  return {
    width: 6,
    height: 4,
    panel: stat({ title, description, unit: 'none', queries: [instantQuery('A', `min(${series(metric)})`, title)], empty: 'Not connected' })
      .mappings([OK_OR_NOT])
      .colorMode(BigValueColorMode.Value),
  };
}
