import { increase, series, sumBy } from '../../prom-ql.ts';
import { alert } from '../alert.ts';
import { boardPath } from '../board-path.ts';
import { gaugeOf } from '../gauge-of.ts';
import { HOURLY_CALLS } from '../recorded.ts';
import type { AlertRule, RecordingRule } from '../rule.ts';

/** Share of a feature's calls that fail, and how many of them at least, within a quarter of an hour. Cancelled calls are no failures. */
export const ERRORS = { share: 0.1, calls: 10 } as const;

/** Calls an hour, yesterday and a week ago, below which none at all is no news. */
export const USUAL_CALLS = 10;

/** Dollars by which the counters may be off, besides those of the last ten minutes and the digits that a double has. */
export const DRIFT_USD = 0.01;

const FAILED = sumBy('calls', ['feature'], increase(series('calls', { status: '=~"error|timeout|rate_limited"' }), '15m'));
const ALL = sumBy('calls', ['feature'], increase(series('calls'), '15m'));
const BY_STATUS = `query (printf "sort_desc(${sumBy('calls', ['status'], increase(series('calls', { feature: '=%q', status: '=~\\"error|timeout|rate_limited\\"' }), '15m'))} > 0)" $labels.feature)`;

const LIFETIME = `max(${gaugeOf('spend', { period: '="lifetime"' })})`;
const COUNTED = `(sum(${series('cost')}) + (sum(${series('correctionDebit')}) or vector(0)) - (sum(${series('correctionCredit')}) or vector(0)))`;

/** Calls in the past hour, whose past the alerts look at. */
export const callHistory: readonly RecordingRule[] = [{ record: HOURLY_CALLS, expr: `sum(${increase(series('calls'), '1h')})` }];

/** What the calls themselves show: that they fail, that none come, and that two ways of counting them disagree. */
export const callAlerts: readonly AlertRule[] = [
  alert('SpancostErrorRate', {
    expr: `${FAILED} / ${ALL} > ${ERRORS.share} and ${FAILED} >= ${ERRORS.calls}`,
    for: '5m',
    severity: 'warning',
    category: 'health',
    summary: 'AI calls of {{ $labels.feature }} fail: {{ humanizePercentage $value }} of a quarter of an hour',
    description: `Failed calls:{{ range $index, $found := ${BY_STATUS} }}{{ if $index }},{{ end }} {{ $found.Labels.status }} {{ printf "%.0f" $found.Value }}{{ end }}. Failed calls may cost money, and their repetitions do. Look at errors by provider: where one is rate_limited, ask for more or send less; where it is error or timeout, see the provider's status page and the release of the feature.`,
    dashboard: boardPath('reliability', 'feature'),
  }),
  alert('SpancostTelemetryAbsent', {
    expr: `${HOURLY_CALLS} == 0 and min_over_time(${HOURLY_CALLS}[2h] offset 23h) >= ${USUAL_CALLS} and min_over_time(${HOURLY_CALLS}[2h] offset 167h) >= ${USUAL_CALLS}`,
    severity: 'warning',
    category: 'health',
    summary: 'No AI call has been reported for an hour, which is not usual',
    description:
      'Yesterday and a week ago there were calls at this time. Either nobody calls, or the reports do not arrive: run "spancost doctor" where the application runs, look for refused requests, and at the queue of an OpenTelemetry Collector on the way.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostLedgerDiffers', {
    expr: `abs(${LIFETIME} - ${COUNTED}) > ${DRIFT_USD} + 1e-9 * ${LIFETIME} + sum(${increase(series('cost'), '10m')})`,
    for: '30m',
    severity: 'warning',
    category: 'health',
    summary: 'Ledger and counters differ by ${{ printf "%.2f" $value }}',
    description:
      'All spend of the ledger and the counters in Prometheus are not the same sum. The ledger is right, and budgets are computed from it; panels of spend over time are off. Run "spancost ledger verify"; if it finds nothing, restart the collector, which counts anew from the ledger.',
    dashboard: boardPath('moneyHealth'),
  }),
];
