import { maxBy, series } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { COUNT, stat, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { periodIs, spend } from '../spend.ts';

const FORECAST = maxBy('spendForecast', ['bound'], series('spendForecast', periodIs('this_month')));
/** A day of 23 or 25 hours is compared with a moment an hour off. */
const SAME_TIME_YESTERDAY = `max by (period) (${series('spend', periodIs('today'))} offset 1d)`;

/** How much was spent, and where the month ends: gauges that the collector computes from the ledger. */
export const money: Section = {
  title: 'Money',
  panels: [
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'Spend today',
        description: "Net cost since midnight in the collector's time zone, corrections included. From the ledger.",
        unit: USD,
        queries: [instantQuery('A', spend('today'), 'today')],
      }),
    },
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'More than yesterday at this time',
        description: 'Spend today less the spend of yesterday 24 hours ago. Below zero is less. It takes a day of history.',
        unit: USD,
        queries: [instantQuery('A', `${spend('today')} - ${SAME_TIME_YESTERDAY}`, 'difference')],
        empty: 'No day to compare with yet',
      }),
    },
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'Spend this month',
        description: "Net cost since the first of the month in the collector's time zone, corrections included. From the ledger.",
        unit: USD,
        queries: [instantQuery('A', spend('this_month'), 'this month')],
      }),
    },
    {
      width: 8,
      height: 5,
      panel: stat({
        title: 'Expected at the end of the month',
        description:
          'What the month is expected to have cost when it ends, by weekday and time of day of the weeks before, and the band that it ends in with a chance of four in five.',
        unit: USD,
        queries: [instantQuery('A', FORECAST, '{{bound}}')],
        empty: 'Not enough history yet',
      }),
    },
    {
      width: 4,
      height: 5,
      panel: stat({
        title: 'Requests today',
        description: "AI calls since midnight in the collector's time zone. From the ledger.",
        unit: COUNT,
        queries: [instantQuery('A', maxBy('requests', ['period'], series('requests', periodIs('today'))), 'today')],
      }),
    },
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Spend since midnight, today and yesterday',
        description: 'Each line starts from zero at midnight. Where today runs above yesterday, more is spent than at the same time then.',
        unit: USD,
        queries: [rangeQuery('A', spend('today'), 'today'), rangeQuery('B', SAME_TIME_YESTERDAY, 'yesterday')],
      }),
    },
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Spend of the month, and its forecast',
        description: 'Net cost since the first of the month, and what the month was expected to come to at each moment.',
        unit: USD,
        queries: [rangeQuery('A', spend('this_month'), 'spent'), rangeQuery('B', FORECAST, 'forecast: {{bound}}')],
      }),
    },
  ],
};
