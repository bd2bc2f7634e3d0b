import type { NameKind, SpendPeriod } from '@spancost/conventions';
import { maxBy, series, sumBy } from '../../prom-ql.ts';
import { UNATTRIBUTED } from '../../rules/spend/spend-alerts.ts';
import type { Section } from '../layout.ts';
import { COUNT, RATIO, stat, thresholds, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { periodIs, spend } from '../spend.ts';

const DAYS: readonly SpendPeriod[] = ['7d', '30d', '90d'];
const IN_DAYS = { period: `=~"${DAYS.join('|')}"` };
const NOBODY: NameKind = 'unattributed';

const spent = maxBy('spend', ['period'], series('spend', IN_DAYS));
const users = maxBy('activeUsers', ['period'], series('activeUsers', IN_DAYS));
const REVENUE: readonly SpendPeriod[] = ['this_month', '30d', '90d'];
const IN_REVENUE = { period: `=~"${REVENUE.join('|')}"` };
const NO_RECORDS = 'No revenue is recorded yet';
const revenue = maxBy('revenue', ['period'], series('revenue', IN_REVENUE));
const spentOfRevenue = maxBy('spend', ['period'], series('spend', IN_REVENUE));
const worth = maxBy('customerValue', ['dimension'], series('customerValue', periodIs('90d')));
const toWin = maxBy('customerAcquisitionCost', [], series('customerAcquisitionCost', periodIs('90d')));

const spentOnUsers = sumBy('userSpend', ['period'], series('userSpend', { ...IN_DAYS, kind: `!="${NOBODY}"` }));

/** What a user and a request cost, and what is left of what customers pay. */
export const unitEconomics: Section = {
  title: 'Unit economics',
  panels: [
    {
      width: 7,
      height: 5,
      panel: stat({
        title: 'Cost per active user',
        description:
          'Net cost of the calls that name a user, divided by how many distinct users there were in the last 7, 30 and 90 days. Calls that name nobody are on neither side: see the share beside it.',
        unit: USD,
        queries: [instantQuery('A', `${spentOnUsers} / (${users} > 0)`, '{{period}}')],
        empty: 'No call names a user yet',
      }),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Active users',
        description: 'Distinct users that calls of the last 7, 30 and 90 days name.',
        unit: COUNT,
        queries: [instantQuery('A', users, '{{period}}')],
      }),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Cost per request',
        description: 'Net cost divided by all AI calls of the last 7, 30 and 90 days, those without a price included.',
        unit: USD,
        queries: [instantQuery('A', `${spent} / (${maxBy('requests', ['period'], series('requests', IN_DAYS))} > 0)`, '{{period}}')],
      }).decimals(6),
    },
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spend that names no user',
        description: 'Share of the net cost of the last 30 days whose calls name no user. Of the cost per user, this much is left out.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `${maxBy('unattributedSpend', ['period'], series('unattributedSpend', { period: '="30d"', dimension: '="user"' }))} / (${maxBy('spend', ['period'], series('spend', { period: '="30d"' }))} > 0)`,
            'without a user',
          ),
        ],
      }).thresholds(
        thresholds([
          { value: UNATTRIBUTED.today, color: 'orange' },
          { value: 0.5, color: 'red' },
        ]),
      ),
    },
    {
      width: 6,
      height: 6,
      panel: stat({
        title: 'Gross margin',
        description:
          'Share of the revenue that is left after AI cost, of this month up to today and of the last 30 and 90 days. What unpriced calls cost is not in it, so that it is too high by that.',
        unit: RATIO,
        queries: [instantQuery('A', `(${revenue} - ${spentOfRevenue}) / (${revenue} > 0)`, '{{period}}')],
        empty: NO_RECORDS,
      }).thresholds(
        thresholds(
          [
            { value: 0, color: 'orange' },
            { value: 0.5, color: 'green' },
          ],
          'red',
        ),
      ),
    },
    {
      width: 6,
      height: 6,
      panel: stat({
        title: 'LTV:CAC',
        description:
          'What a customer is worth over its life by what it took to win it, of the last 90 days, for customers that are tenants or users. It takes records of revenue, of customers that left, and of what was spent to win new ones.',
        unit: COUNT,
        queries: [instantQuery('A', `${worth} / on () group_left () (${toWin} > 0)`, '{{dimension}}')],
        empty: 'Revenue, churn or acquisition is not recorded yet',
      }).thresholds(
        thresholds(
          [
            { value: 1, color: 'orange' },
            { value: 3, color: 'green' },
          ],
          'red',
        ),
      ),
    },
    {
      width: 12,
      height: 6,
      panel: timeSeries({
        title: 'Revenue and cost of the month',
        description: 'Revenue of the days of this month up to today, and the net cost of its AI calls, as they stood at each moment.',
        unit: USD,
        queries: [
          rangeQuery('A', maxBy('revenue', ['period'], series('revenue', periodIs('this_month'))), 'revenue'),
          rangeQuery('B', spend('this_month'), 'cost'),
        ],
        empty: NO_RECORDS,
      }),
    },
  ],
};
