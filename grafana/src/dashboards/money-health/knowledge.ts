import {
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_FEATURE,
} from '@spancost/conventions';
import { increase, maxBy, orNone, series, sumBy } from '../../prom-ql.ts';
import { unpricedSpans } from '../../trace-ql.ts';
import { exploreLink } from '../explore-link.ts';
import type { Section } from '../layout.ts';
import { barGauge, COUNT, RATIO, stackedTimeSeries, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { valuesTable } from '../tables.ts';
import { CHOSEN, CHOSEN_MODELS } from '../variables.ts';

const SHOWN = [ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_GEN_AI_REQUEST_MODEL, ATTR_SPANCOST_FEATURE];
const MONTH = { period: '="this_month"' };

/** How the cost of calls is known, and of which it is not. */
export const knowledge: Section = {
  title: 'What is known, and how',
  panels: [
    {
      width: 8,
      height: 7,
      panel: barGauge({
        title: 'Calls of this month, by how their cost is known',
        description:
          'reported: the provider said it. computed: from usage and price. estimated: something was assumed. unpriced: not known, and in no sum of money.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `${maxBy('requestsByBasis', ['basis'], series('requestsByBasis', MONTH))} / on () group_left () (max(${series('requests', MONTH)}) > 0)`,
            '{{basis}}',
          ),
        ],
      }).max(1),
    },
    {
      width: 8,
      height: 7,
      panel: barGauge({
        title: 'Spend of this month, by how it is known',
        description: 'Net cost of this month by how the cost of each call is known; the bars sum to the spend of the month.',
        unit: USD,
        queries: [instantQuery('A', maxBy('spendByBasis', ['basis'], series('spendByBasis', MONTH)), '{{basis}}')],
      }),
    },
    {
      width: 8,
      height: 7,
      panel: valuesTable({
        title: 'Calls without a price, by model and reason',
        description:
          'Calls and tokens since the ledger began whose cost was not known when they were charged. model_unknown: add a price. usage_missing: have the instrumentation tell the usage. A price that came later is not taken off here.',
        labels: { provider: 'Provider', model: 'Model', reason: 'Reason' },
        columns: [
          {
            title: 'Calls',
            expression: sumBy('unpricedCalls', ['provider', 'model', 'reason'], series('unpricedCalls', CHOSEN_MODELS)),
            unit: COUNT,
          },
          {
            title: 'Tokens',
            expression: sumBy('unpricedTokens', ['provider', 'model', 'reason'], series('unpricedTokens', CHOSEN_MODELS)),
            unit: COUNT,
          },
        ],
        sortedBy: 'Tokens',
        empty: 'Every call has a price',
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Unpriced calls per hour',
        description: 'Calls whose cost is not known, which is not zero, by model and reason. Add a price, or complete the usage.',
        unit: COUNT,
        queries: [rangeQuery('A', unpriced('unpricedCalls', ['model', 'reason']), '{{model}}: {{reason}}')],
      }).dataLinks([exploreLink('Spans without a price in Tempo', unpricedSpans([], SHOWN))]),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Unpriced tokens per hour',
        description: 'Tokens whose cost is not known, by model and meter: multiplied by a price, what the spend lacks.',
        unit: COUNT,
        queries: [rangeQuery('A', unpriced('unpricedTokens', ['model', 'meter']), '{{model}}: {{meter}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Corrections per hour',
        description: 'Cost added and taken back by corrections in the hour before each point. Net = charges + added - taken back.',
        unit: USD,
        queries: [
          rangeQuery('A', orNone([], `sum(${increase(series('correctionDebit', CHOSEN), '1h')})`), 'added'),
          rangeQuery('B', orNone([], `sum(${increase(series('correctionCredit', CHOSEN), '1h')})`), 'taken back'),
        ],
      }),
    },
  ],
};

function unpriced(metric: 'unpricedCalls' | 'unpricedTokens', labels: readonly string[]): string {
  return orNone(labels, sumBy(metric, labels, increase(series(metric, CHOSEN_MODELS), '1h')));
}
