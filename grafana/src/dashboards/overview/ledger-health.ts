import { BigValueTextMode } from '@grafana/grafana-foundation-sdk/common';
import { increase, orNone, series, sumBy } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { COUNT, SECONDS, stackedTimeSeries, stat, thresholds } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';

/** Whether the numbers above can be trusted. */
export const ledgerHealth: Section = {
  title: 'Ledger health',
  panels: [
    {
      width: 4,
      height: 4,
      panel: stat({
        title: 'Ledger answered ago',
        description: 'Time since the ledger last answered a query. Above a minute the panels above are old.',
        unit: SECONDS,
        queries: [instantQuery('A', `time() - max(${series('ledgerHeartbeat')})`, 'ago')],
      }).thresholds(
        thresholds([
          { value: 60, color: 'orange' },
          { value: 300, color: 'red' },
        ]),
      ),
    },
    {
      width: 6,
      height: 4,
      panel: stat({
        title: 'Entries, by kind',
        description: 'Entries of the ledger: charges, supplements of a charge, corrections.',
        unit: COUNT,
        queries: [instantQuery('A', sumBy('ledgerEntries', ['kind'], series('ledgerEntries')), '{{kind}}')],
      }),
    },
    {
      width: 14,
      height: 4,
      panel: stat({
        title: 'Price book',
        description: 'Revision of the price book that prices new calls.',
        unit: 'none',
        queries: [instantQuery('A', sumBy('priceBook', ['revision', 'etag'], series('priceBook')), '{{revision}}')],
      }).textMode(BigValueTextMode.Name),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Reports per hour, by outcome',
        description: 'Spans and events of AI calls in the hour before each point, and what became of them.',
        unit: COUNT,
        queries: [rangeQuery('A', sumBy('reports', ['signal', 'outcome'], increase(series('reports'), '1h')), '{{signal}}: {{outcome}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Quarantined per hour, by reason',
        description: 'Reports that cannot be true, such as negative tokens: kept apart, forwarded, in no sum.',
        unit: COUNT,
        queries: [
          rangeQuery('A', orNone(['reason'], sumBy('quarantined', ['reason'], increase(series('quarantined'), '1h'))), '{{reason}}'),
        ],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Price disagreements per hour',
        description: "Calls whose provisional cost in the application differs from the ledger's: the application has another price book.",
        unit: COUNT,
        queries: [
          rangeQuery(
            'A',
            orNone(['model'], sumBy('priceDisagreements', ['model'], increase(series('priceDisagreements'), '1h'))),
            '{{model}}',
          ),
        ],
      }),
    },
  ],
};
