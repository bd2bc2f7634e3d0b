import { BigValueTextMode } from '@grafana/grafana-foundation-sdk/common';
import { increase, maxBy, orNone, series, sumBy } from '../../prom-ql.ts';
import { STALE_AFTER_DAYS } from '../../rules/prices/price-alerts.ts';
import type { Section } from '../layout.ts';
import { COUNT, SECONDS, stackedTimeSeries, stat, thresholds } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { valuesTable } from '../tables.ts';
import { CHOSEN_MODELS } from '../variables.ts';

const DAY_S = 86_400;
const checkedAgo = `time() - ${maxBy('priceChecked', ['provider', 'model'], series('priceChecked', CHOSEN_MODELS))}`;

/** Whether the prices are today's. */
export const prices: Section = {
  title: 'Prices',
  panels: [
    {
      width: 8,
      height: 5,
      panel: stat({
        title: 'Price book',
        description: 'Revision of the price book that prices new calls.',
        unit: 'none',
        queries: [instantQuery('A', maxBy('priceBook', ['revision', 'etag'], series('priceBook')), '{{revision}}')],
        empty: 'The collector is not scraped',
      }).textMode(BigValueTextMode.Name),
    },
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'Oldest price in use',
        description:
          'Time since somebody last checked the price of the model whose price was checked longest ago, among those that cost most in 7 days.',
        unit: SECONDS,
        queries: [instantQuery('A', `max(${checkedAgo})`, 'ago')],
      }).thresholds(
        thresholds([
          { value: STALE_AFTER_DAYS * DAY_S, color: 'orange' },
          { value: 2 * STALE_AFTER_DAYS * DAY_S, color: 'red' },
        ]),
      ),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Price changes that wait',
        description: 'Changes that prices.sync found in other price lists and that wait for a decision, by kind: see spancost prices.',
        unit: COUNT,
        queries: [instantQuery('A', orNone(['kind'], sumBy('priceSyncWaiting', ['kind'], series('priceSyncWaiting'))), '{{kind}}')],
      }).thresholds(thresholds([{ value: 1, color: 'orange' }])),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Prices last compared',
        description: 'Time since prices.sync last succeeded in comparing the book with other price lists.',
        unit: SECONDS,
        queries: [instantQuery('A', `time() - (max(${series('priceSyncLastSuccess')}) > 0)`, 'ago')],
        empty: 'prices.sync is off',
      }),
    },
    {
      width: 12,
      height: 9,
      panel: valuesTable({
        title: 'Prices, by when they were checked',
        description: 'The models that cost most in 7 days, and how long ago somebody checked the price that they are charged at.',
        labels: { provider: 'Provider', model: 'Model' },
        columns: [{ title: 'Checked ago', expression: checkedAgo, unit: SECONDS }],
        sortedBy: 'Checked ago',
      }),
    },
    {
      width: 12,
      height: 9,
      panel: stackedTimeSeries({
        title: 'Applications that come to another price, per hour',
        description:
          "Calls in the hour before each point whose provisional cost in the application differs from the ledger's: the application has another price book. The ledger's counts.",
        unit: COUNT,
        queries: [
          rangeQuery(
            'A',
            orNone(['model'], sumBy('priceDisagreements', ['model'], increase(series('priceDisagreements', CHOSEN_MODELS), '1h'))),
            '{{model}}',
          ),
        ],
      }),
    },
  ],
};
