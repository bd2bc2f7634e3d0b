import { increase, orNone, series, sumBy } from '../../prom-ql.ts';
import { DRIFT_USD } from '../../rules/health/call-alerts.ts';
import type { Section } from '../layout.ts';
import { COUNT, SECONDS, signedTimeSeries, stackedTimeSeries, stat, thresholds, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';

const LIFETIME = { period: '="lifetime"' };
/** Charges + debits - credits, of all series: what the counters say that the ledger holds. */
const counted = `(sum(${series('cost')}) or vector(0)) + (sum(${series('correctionDebit')}) or vector(0)) - (sum(${series('correctionCredit')}) or vector(0))`;

/** Whether ledger, gauges and counters say the same. */
export const ledger: Section = {
  title: 'The ledger, and what Prometheus has of it',
  panels: [
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Ledger less Prometheus',
        description:
          'Net cost of all time as the ledger sums it, less charges + debits - credits of the counters. A new series is held at 0 for two scrapes, so it is above 0 for a moment; what stays is a fault.',
        unit: USD,
        queries: [instantQuery('A', `max(${series('spend', LIFETIME)}) - (${counted})`, 'difference')],
      })
        .decimals(6)
        .thresholds(
          thresholds(
            [
              { value: -DRIFT_USD, color: 'green' },
              { value: DRIFT_USD, color: 'orange' },
            ],
            'red',
          ),
        ),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Ledger answered ago',
        description: 'Time since the ledger last answered a query of /metrics. Above a minute, every gauge is old.',
        unit: SECONDS,
        queries: [instantQuery('A', `time() - max(${series('ledgerHeartbeat')})`, 'ago')],
        empty: 'The collector is not scraped',
      }).thresholds(
        thresholds([
          { value: 60, color: 'orange' },
          { value: 300, color: 'red' },
        ]),
      ),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Entries, by kind',
        description: 'Entries of the ledger: charges, supplements of a charge, corrections.',
        unit: COUNT,
        queries: [instantQuery('A', sumBy('ledgerEntries', ['kind'], series('ledgerEntries')), '{{kind}}')],
      }),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Reports in quarantine',
        description: 'Reports that cannot be true and about which nothing has been decided, by reason: see spancost quarantine.',
        unit: COUNT,
        queries: [instantQuery('A', orNone(['reason'], sumBy('quarantineWaiting', ['reason'], series('quarantineWaiting'))), '{{reason}}')],
      }).thresholds(thresholds([{ value: 1, color: 'orange' }])),
    },
    {
      width: 12,
      height: 8,
      panel: signedTimeSeries({
        title: 'Ledger less Prometheus, over time',
        description: 'The difference above at each moment. It returns to 0; a level that stays means that a counter lost or doubled money.',
        unit: USD,
        queries: [rangeQuery('A', `max(${series('spend', LIFETIME)}) - (${counted})`, 'difference')],
      }),
    },
    {
      width: 12,
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
  ],
};
