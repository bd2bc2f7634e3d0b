import { COLLECTOR_METRICS, LABEL_OTHER, type CollectorMetricKey, type ForecastBound } from '@spancost/conventions';
import { maxBy, series, sumBy, type Matchers } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { barGauge, COUNT, RATIO, SECONDS, stat, thresholds, USD } from '../panels.ts';
import { instantQuery } from '../queries.ts';
import { valuesTable } from '../tables.ts';
import { CHOSEN_BUDGETS } from '../variables.ts';

const BUDGET = COLLECTOR_METRICS.budgetLimit.labels;
const LEGEND = '{{budget}} {{target}} ({{period}})';
const NO_BUDGETS = 'No budgets: see budgets in spancost.yaml';
const EXPECTED: ForecastBound = 'expected';

const used = `${ofBudget('budgetSpend')} / (${ofBudget('budgetLimit')} > 0)`;
const burn = ofBudget('budgetBurnRate', { window: '="1h"' });

/** How much of the budgets is gone, how fast it goes, and when they start anew. */
export const budgets: Section = {
  title: 'Budgets',
  panels: [
    {
      width: 8,
      height: 8,
      panel: barGauge({
        title: 'Budget used',
        description:
          'What counts against each budget in its period, as a share of it: net cost, and unpriced tokens at the ceiling. Orange from 80 %, red from 100 %.',
        unit: RATIO,
        queries: [instantQuery('A', used, LEGEND)],
        empty: NO_BUDGETS,
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
      width: 16,
      height: 8,
      panel: valuesTable({
        title: 'Budgets',
        description:
          'Each budget in its period. Burn: 1 uses it up exactly at the end, by the pace of the last hour. Assumed is the part of the spend that is no known cost but unpriced tokens at the ceiling.',
        labels: { budget: 'Budget', target: 'Of', period: 'Period' },
        columns: [
          { title: 'Used', expression: used, unit: RATIO },
          { title: 'Spent', expression: ofBudget('budgetSpend'), unit: USD },
          { title: 'Assumed', expression: ofBudget('budgetAssumed'), unit: USD },
          { title: 'Budget of', expression: ofBudget('budgetLimit'), unit: USD },
          { title: 'Left', expression: `${ofBudget('budgetLimit')} - ${ofBudget('budgetSpend')}`, unit: USD },
          { title: 'Expected', expression: ofBudget('budgetForecast', { bound: `="${EXPECTED}"` }), unit: USD },
          { title: 'Burn', expression: burn, unit: 'none', decimals: 2 },
          { title: 'Starts anew in', expression: `${ofBudget('budgetPeriodEnd')} - time()`, unit: SECONDS },
        ],
        sortedBy: 'Used',
        empty: NO_BUDGETS,
      }),
    },
    {
      width: 8,
      height: 6,
      panel: barGauge({
        title: 'Burn rate of the last hour',
        description: 'How fast each budget is spent: 1 uses it up exactly at the end of its period, 14.4 a month in two days.',
        unit: 'none',
        queries: [instantQuery('A', burn, LEGEND)],
        empty: NO_BUDGETS,
      }).thresholds(
        thresholds([
          { value: 1, color: 'orange' },
          { value: 14.4, color: 'red' },
        ]),
      ),
    },
    {
      width: 8,
      height: 6,
      panel: stat({
        title: 'Tenants and users with budgets of their own',
        description:
          'How many of them are within their budget, at a threshold of it, or above all of it. Only those above half of it have a bar.',
        unit: COUNT,
        queries: [
          instantQuery('A', sumBy('budgetTargets', ['budget', 'state'], series('budgetTargets', CHOSEN_BUDGETS)), '{{budget}}: {{state}}'),
        ],
        empty: 'No budget is per tenant or user',
      }),
    },
    {
      width: 8,
      height: 6,
      panel: barGauge({
        title: 'What spent most of it',
        description: `The greatest features, models and users of budgets that have reached a threshold; the rest of each is not shown, and ${LABEL_OTHER} is all that have no name of their own.`,
        unit: USD,
        queries: [
          instantQuery(
            'A',
            `topk(10, ${maxBy('budgetTopCause', ['budget', 'dimension', 'value'], series('budgetTopCause', CHOSEN_BUDGETS))})`,
            '{{budget}}: {{dimension}} {{value}}',
          ),
        ],
        empty: 'No budget is at a threshold',
      }),
    },
  ],
};

function ofBudget(metric: CollectorMetricKey, matchers: Matchers = {}): string {
  return maxBy(metric, BUDGET, series(metric, { ...CHOSEN_BUDGETS, ...matchers }));
}
