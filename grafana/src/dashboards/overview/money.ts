import type { SpendPeriod } from '@spancost/conventions';
import { maxBy, series } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { barGauge, COUNT, RATIO, SECONDS, stat, thresholds, USD } from '../panels.ts';
import { instantQuery } from '../queries.ts';

const BUDGET = ['budget', 'period'];
const BUDGET_LEGEND = '{{budget}} ({{period}})';

/** How much was spent, and how much of the budgets: gauges that the collector computes from the ledger. */
export const money: Section = {
  title: 'Money',
  panels: [
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spend today',
        description: "Net cost since midnight in the collector's time zone, corrections included. From the ledger.",
        unit: USD,
        queries: [instantQuery('A', spend('today'), 'today')],
      }),
    },
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spend this month',
        description: "Net cost since the first of the month in the collector's time zone, corrections included. From the ledger.",
        unit: USD,
        queries: [instantQuery('A', spend('this_month'), 'this month')],
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
      width: 6,
      height: 5,
      panel: barGauge({
        title: 'Budget used',
        description: 'Spend of the current period as a share of the budget. A mail goes out at 80 % and at 100 %.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `${maxBy('budgetSpend', BUDGET, series('budgetSpend'))} / ${maxBy('budgetLimit', BUDGET, series('budgetLimit'))}`,
            BUDGET_LEGEND,
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
      width: 4,
      height: 5,
      panel: stat({
        title: 'Budget starts anew in',
        description: 'Time until the current period of a budget ends and its spend starts from zero.',
        unit: SECONDS,
        queries: [instantQuery('A', `${maxBy('budgetPeriodEnd', BUDGET, series('budgetPeriodEnd'))} - time()`, BUDGET_LEGEND)],
      }),
    },
  ],
};

function spend(period: SpendPeriod): string {
  return maxBy('spend', ['period'], series('spend', periodIs(period)));
}

function periodIs(period: SpendPeriod): Readonly<Record<'period', string>> {
  return { period: `="${period}"` };
}
