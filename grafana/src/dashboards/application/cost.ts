import {
  APPLICATION_METRICS,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_FEATURE,
} from '@spancost/conventions';
import { otlpCounter, otlpHistogram, otlpLabel } from '../../otlp-names.ts';
import { increase } from '../../prom-ql.ts';
import type { Placed, Section } from '../layout.ts';
import { COUNT, stackedTimeSeries, stat, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { CHOSEN } from './chosen.ts';

const { cost, operationCost, unpricedCalls } = APPLICATION_METRICS;
const RATE = '[$__rate_interval]';
const CAVEAT = 'What a series had when Prometheus first saw it is missing from every increase, so that short runs show too little.';

/** What applications say that their calls cost. */
export const costOfApplications: Section = {
  title: 'Cost',
  panels: [
    {
      width: 6,
      height: 8,
      panel: stat({
        title: 'Spend of the time range',
        description: `Provisional cost of the calls in the time range at the top, at the price book of the application. ${CAVEAT}`,
        unit: USD,
        queries: [instantQuery('A', `sum(${increase(otlpCounter(cost, CHOSEN), '$__range')})`, 'spend')],
      }).decimals(4),
    },
    {
      width: 6,
      height: 8,
      panel: stat({
        title: 'Unpriced calls of the time range',
        description: 'Calls whose cost the application does not know, which is not zero, by model. They are in no sum of money.',
        unit: COUNT,
        queries: [
          instantQuery(
            'A',
            by([ATTR_GEN_AI_RESPONSE_MODEL], increase(otlpCounter(unpricedCalls, CHOSEN), '$__range')),
            legend(ATTR_GEN_AI_RESPONSE_MODEL),
          ),
        ],
        empty: '0',
      }).decimals(0),
    },
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Cost of a call: p50, p95, p99',
        description: 'The cost that 50, 95 and 99 % of the calls stay below, within the width of a bucket.',
        unit: USD,
        queries: [quantile('A', 0.5), quantile('B', 0.95), quantile('C', 0.99)],
      }).decimals(6),
    },
    costBy('model', ATTR_GEN_AI_RESPONSE_MODEL),
    costBy('provider', ATTR_GEN_AI_PROVIDER_NAME),
    costBy('feature', ATTR_SPANCOST_FEATURE),
    costBy('how it is known', ATTR_SPANCOST_COST_BASIS),
  ],
};

function costBy(title: string, attribute: string): Placed {
  return {
    width: 12,
    height: 8,
    panel: stackedTimeSeries({
      title: `Spend per hour, by ${title}`,
      description: `Provisional US dollars of the hour before each point, by ${title}. ${CAVEAT}`,
      unit: USD,
      queries: [rangeQuery('A', by([attribute], increase(otlpCounter(cost, CHOSEN), '1h')), legend(attribute))],
    }),
  };
}

function quantile(refId: string, share: number): ReturnType<typeof rangeQuery> {
  const rate = by(['le'], `rate(${otlpHistogram(operationCost, 'bucket', CHOSEN)}${RATE})`);
  return rangeQuery(refId, `histogram_quantile(${share}, ${rate}) >= 0`, `p${share * 100}`);
}

function by(keys: readonly string[], expression: string): string {
  return `sum by (${keys.map(otlpLabel).join(', ')}) (${expression})`;
}

function legend(attribute: string): string {
  return `{{${otlpLabel(attribute)}}}`;
}
