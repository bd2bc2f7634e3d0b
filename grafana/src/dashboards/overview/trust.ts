import { series, sumBy } from '../../prom-ql.ts';
import { linksToOtherBoards } from '../board-links.ts';
import type { Section } from '../layout.ts';
import { COUNT, SECONDS, stat, thresholds } from '../panels.ts';
import { instantQuery } from '../queries.ts';

const healthLinks = linksToOtherBoards('overview').filter((link) => link.build().url?.includes('money-health') === true);

/** Whether the numbers above can be trusted, in three figures; the board of the money's health has the rest. */
export const trust: Section = {
  title: 'Can this be trusted?',
  panels: [
    {
      width: 8,
      height: 4,
      panel: stat({
        title: 'Ledger answered ago',
        description: 'Time since the ledger last answered a query. Above a minute the panels of this board are old.',
        unit: SECONDS,
        queries: [instantQuery('A', `time() - max(${series('ledgerHeartbeat')})`, 'ago')],
        empty: 'The collector is not scraped',
      })
        .thresholds(
          thresholds([
            { value: 60, color: 'orange' },
            { value: 300, color: 'red' },
          ]),
        )
        .links(healthLinks),
    },
    {
      width: 8,
      height: 4,
      panel: stat({
        title: 'Calls without a price this month',
        description:
          'Calls of this month whose cost is not known, which is not zero. They are in no sum of money; budgets count them at the ceiling.',
        unit: COUNT,
        queries: [
          instantQuery(
            'A',
            sumBy('requestsByBasis', ['basis'], series('requestsByBasis', { period: '="this_month"', basis: '="unpriced"' })),
            '{{basis}}',
          ),
        ],
      })
        .thresholds(thresholds([{ value: 1, color: 'orange' }]))
        .links(healthLinks),
    },
    {
      width: 8,
      height: 4,
      panel: stat({
        title: 'Alerts that fire',
        description: 'Alerts of Spancost that fire in Prometheus now, the watchdog aside, which always does.',
        unit: COUNT,
        queries: [
          instantQuery(
            'A',
            'count(ALERTS{alertname=~"Spancost.+", alertname!="SpancostWatchdog", alertstate="firing"}) or vector(0)',
            'firing',
          ),
        ],
      })
        .thresholds(thresholds([{ value: 1, color: 'red' }]))
        .links(healthLinks),
    },
  ],
};
