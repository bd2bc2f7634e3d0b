import { ATTR_SPANCOST_COST_USD, type CallStatus, type CostBasis } from '@spancost/conventions';
import { increase, orNone, series, sumBy, type Matchers } from '../../prom-ql.ts';
import { pricedSpans } from '../../trace-ql.ts';
import { exploreLink } from '../explore-link.ts';
import type { Section } from '../layout.ts';
import { RATIO, stackedTimeSeries, stat, timeSeries, USD } from '../panels.ts';
import { exemplarQuery, instantQuery, rangeQuery } from '../queries.ts';
import { quantileLegend, quantileOf } from '../quantiles.ts';
import { called, charged } from '../spend.ts';
import { expensiveSpans } from '../tables.ts';
import { CHOSEN, CHOSEN_IN_HISTOGRAMS } from '../variables.ts';

const UNPRICED: CostBasis = 'unpriced';
const SUCCESS: CallStatus = 'success';
const PRICED: Matchers = { ...CHOSEN, basis: `!="${UNPRICED}"` };
const FAILED: Matchers = { ...CHOSEN, status: `!="${SUCCESS}"` };

/** What a token and a call cost. */
export const efficiency: Section = {
  title: 'What a token and a call cost',
  panels: [
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Cost per million tokens, by model',
        description:
          'What was charged in the hour before each point, for a million tokens of all meters of the calls that have a price. Caching and short answers lower it.',
        unit: USD,
        queries: [
          rangeQuery(
            'A',
            `1e6 * ${charged(['model'], '1h', PRICED)} / (${sumBy('tokens', ['model'], increase(series('tokens', PRICED), '1h'))} > 0)`,
            '{{model}}',
          ),
        ],
      }),
    },
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Cost per call, mean by model',
        description: 'What was charged in the hour before each point, for each call that has a price.',
        unit: USD,
        queries: [rangeQuery('A', `${charged(['model'], '1h', PRICED)} / (${called(['model'], '1h', PRICED)} > 0)`, '{{model}}')],
      }).decimals(6),
    },
    {
      width: 12,
      height: 9,
      panel: timeSeries({
        title: 'Cost of a call: p50, p95, p99',
        description:
          'The cost that 50, 95 and 99 % of the calls stay below, within the width of a bucket. The dots are calls; a click opens the trace. All services and environments.',
        unit: USD,
        queries: [quantile('A', 0.5, []), quantile('B', 0.95, []), quantile('C', 0.99, [])],
      })
        .decimals(6)
        .dataLinks([exploreLink('Spans that cost as much in Tempo', pricedSpans([], [], '${__value.raw}'))]),
    },
    {
      width: 12,
      height: 9,
      panel: timeSeries({
        title: 'Cost of a call: p95 by feature',
        description: 'The cost that 95 % of the calls of each feature stay below. All services and environments.',
        unit: USD,
        queries: [quantile('A', 0.95, ['feature'])],
      }).decimals(6),
    },
    {
      width: 8,
      height: 5,
      panel: stat({
        title: 'Spent on calls that failed',
        description:
          'What calls that did not succeed were charged in the time range at the top. A call that is cut off is paid for as well.',
        unit: USD,
        queries: [instantQuery('A', orNone([], charged([], '$__range', FAILED)), 'failed')],
      }).decimals(4),
    },
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'As a share',
        description: 'Share of all that was charged in the time range at the top that went to calls that did not succeed.',
        unit: RATIO,
        queries: [instantQuery('A', `${charged([], '$__range', FAILED)} / (${charged([], '$__range')} > 0)`, 'failed')],
        empty: '0',
      }),
    },
    {
      width: 12,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Charges of failed calls per hour, by how they ended',
        description: 'US dollars charged in the hour before each point for calls that did not succeed.',
        unit: USD,
        queries: [rangeQuery('A', orNone(['status'], charged(['status'], '1h', FAILED)), '{{status}}')],
      }),
    },
  ],
};

/** Single requests, from Tempo. */
export const expensive: Section = {
  title: 'Traces',
  panels: [
    {
      width: 24,
      height: 10,
      panel: expensiveSpans('Most expensive requests', `Spans whose ${ATTR_SPANCOST_COST_USD} is above the cost that is set at the top.`),
    },
  ],
};

function quantile(refId: string, share: number, labels: readonly string[]): ReturnType<typeof exemplarQuery> {
  return exemplarQuery(refId, quantileOf('operationCost', share, labels, CHOSEN_IN_HISTOGRAMS), quantileLegend(share, labels));
}
