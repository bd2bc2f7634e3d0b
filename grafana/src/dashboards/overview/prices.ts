import { increase, orNone, series, sumBy } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { COUNT, stackedTimeSeries, timeSeries, USD } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { CHOSEN } from '../variables.ts';

/** What has no price, and what was priced anew. */
export const prices: Section = {
  title: 'Prices',
  panels: [
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Unpriced calls per hour',
        description: 'Calls whose cost is not known, which is not zero, by model and reason. Add a price, or complete the usage.',
        unit: COUNT,
        queries: [rangeQuery('A', sumOrNone('unpricedCalls', ['model', 'reason']), '{{model}}: {{reason}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Unpriced tokens per hour',
        description: 'Tokens whose cost is not known, by model and meter: multiplied by a price, what the spend lacks.',
        unit: COUNT,
        queries: [rangeQuery('A', sumOrNone('unpricedTokens', ['model', 'meter']), '{{model}}: {{meter}}')],
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

function sumOrNone(metric: 'unpricedCalls' | 'unpricedTokens', labels: readonly string[]): string {
  return orNone(labels, sumBy(metric, labels, increase(series(metric), '1h')));
}
