import { maxBy, series } from '../../prom-ql.ts';
import { UNATTRIBUTED } from '../../rules/spend/spend-alerts.ts';
import type { Section } from '../layout.ts';
import { COUNT, RATIO, stat, thresholds, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { CHOSEN_PERIOD } from '../variables.ts';

const total = `max(${series('spend', CHOSEN_PERIOD)})`;
const missing = maxBy('unattributedSpend', ['dimension'], series('unattributedSpend', CHOSEN_PERIOD));
const share = `${missing} / on () group_left () (${total} > 0)`;
const LEGEND = 'no {{dimension}}';

/** How much of the spend can be laid at somebody's door. */
export const shares: Section = {
  title: 'How much is attributed',
  panels: [
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spend of the period',
        description: 'Net cost of the period that is chosen at the top, of all calls. From the ledger.',
        unit: USD,
        queries: [instantQuery('A', total, 'spend')],
      }),
    },
    {
      width: 7,
      height: 5,
      panel: stat({
        title: 'Users and tenants',
        description: 'Distinct users and tenants that calls of the period name, those below the named ones included.',
        unit: COUNT,
        queries: [
          instantQuery('A', `max(${series('activeUsers', CHOSEN_PERIOD)})`, 'users'),
          instantQuery('B', `max(${series('activeTenants', CHOSEN_PERIOD)})`, 'tenants'),
        ],
      }),
    },
    {
      width: 12,
      height: 5,
      panel: stat({
        title: 'Spend that names nobody',
        description:
          'Share of the net cost of the period whose calls name no user, no tenant or no feature. Name them with withAttribution, or on the spans.',
        unit: RATIO,
        queries: [instantQuery('A', share, LEGEND)],
      }).thresholds(
        thresholds([
          { value: UNATTRIBUTED.today, color: 'orange' },
          { value: 0.5, color: 'red' },
        ]),
      ),
    },
    {
      width: 24,
      height: 7,
      panel: timeSeries({
        title: 'Spend that names nobody, over time',
        description: 'The share above at each moment. A step up is a release that forgot to say who asks.',
        unit: RATIO,
        queries: [rangeQuery('A', share, LEGEND)],
      }),
    },
  ],
};
