import type { CallStatus } from '@spancost/conventions';
import { buckets, orNone, series, sumBy, type Matchers } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { RATIO, SECONDS, stackedTimeSeries, timeSeries } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { CHOSEN } from '../variables.ts';

const RATE = '[$__rate_interval]';
const NO_ERROR: CallStatus = 'success';

/** Whether the calls succeed, and how fast. */
export const service: Section = {
  title: 'Requests, errors, latency',
  panels: [
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Requests, by status',
        description: 'AI calls per second, by how they ended.',
        unit: 'reqps',
        queries: [rangeQuery('A', ratePerStatus(CHOSEN), '{{status}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Error rate, by status',
        description: 'Share of the AI calls that did not succeed, by how they ended. A failed call may still cost money.',
        unit: RATIO,
        queries: [
          rangeQuery(
            'A',
            orNone(
              ['status'],
              `${ratePerStatus({ ...CHOSEN, status: `!="${NO_ERROR}"` })} / ignoring (status) group_left () sum(rate(${series('calls', CHOSEN)}${RATE}))`,
            ),
            '{{status}}',
          ),
        ],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Latency p95, by model',
        description: 'Duration that 95 % of the calls stay below, streaming included. All services and environments.',
        unit: SECONDS,
        queries: [
          rangeQuery(
            'A',
            `histogram_quantile(0.95, ${sumBy('operationDuration', ['le', 'model'], `rate(${buckets('operationDuration')}${RATE})`)})`,
            '{{model}}',
          ),
        ],
      }),
    },
  ],
};

function ratePerStatus(matchers: Matchers): string {
  return sumBy('calls', ['status'], `rate(${series('calls', matchers)}${RATE})`);
}
