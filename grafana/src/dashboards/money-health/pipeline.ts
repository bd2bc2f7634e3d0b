import { increase, orNone, series, sumBy } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { COUNT, SECONDS, stackedTimeSeries, timeSeries } from '../panels.ts';
import { quantileLegend, quantileOf } from '../quantiles.ts';
import { rangeQuery } from '../queries.ts';

/** The way of a call into the ledger, and on. */
export const pipeline: Section = {
  title: 'From the call to the ledger',
  panels: [
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Reports per hour, by outcome',
        description:
          'Spans and events of AI calls in the hour before each point, and what became of them. A call is told twice and charged once.',
        unit: COUNT,
        queries: [rangeQuery('A', sumBy('reports', ['signal', 'outcome'], increase(series('reports'), '1h')), '{{signal}}: {{outcome}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Refused requests per hour, by reason',
        description:
          'Requests in the hour before each point that were turned away before they were read: tokens, rate limits, wrong hosts.',
        unit: COUNT,
        queries: [rangeQuery('A', sumBy('refusedRequests', ['reason'], increase(series('refusedRequests'), '1h')), '{{reason}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'OTLP requests per hour, by status',
        description:
          'Requests in the hour before each point by signal and HTTP status. 429 and 503 are sent again by their senders, 400 and 413 are not.',
        unit: COUNT,
        queries: [
          rangeQuery('A', sumBy('ingestRequests', ['signal', 'code'], increase(series('ingestRequests'), '1h')), '{{signal}}: {{code}}'),
        ],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Reports that wait',
        description: 'Reports that wait to be written to the ledger. Near limits.waiting_reports, requests are turned away and sent again.',
        unit: COUNT,
        queries: [rangeQuery('A', `max(${series('waitingReports')})`, 'waiting')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Duration of a commit: p50, p95, p99',
        description: 'How long the ledger takes to write a group of reports so that it survives a crash.',
        unit: SECONDS,
        queries: [commit('A', 0.5), commit('B', 0.95), commit('C', 0.99)],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Failed commits and lost forwards per hour',
        description:
          'Commits that failed, whose senders try again, and requests that could not be handed on to Tempo or to the metrics backend. Neither loses money; lost forwards lose traces.',
        unit: COUNT,
        queries: [
          rangeQuery('A', orNone([], `sum(${increase(series('commitFailures'), '1h')})`), 'commits failed'),
          rangeQuery(
            'B',
            sumBy('forwarded', ['signal', 'outcome'], increase(series('forwarded', { outcome: '!="delivered"' }), '1h')),
            '{{signal}}: {{outcome}}',
          ),
        ],
      }),
    },
  ],
};

function commit(refId: string, share: number): ReturnType<typeof rangeQuery> {
  return rangeQuery(refId, quantileOf('commitDuration', share, []), quantileLegend(share, []));
}
