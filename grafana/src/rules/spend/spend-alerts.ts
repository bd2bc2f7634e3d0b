import { increase, series, sumBy } from '../../prom-ql.ts';
import { alert } from '../alert.ts';
import { boardPath } from '../board-path.ts';
import { gaugeOf } from '../gauge-of.ts';
import { HOURLY_COST, HOURLY_COST_ON_DAY } from '../recorded.ts';
import type { AlertRule } from '../rule.ts';
import { DEFINE_USD, usd, withValue } from '../template.ts';

/** How much more than at this time of any of the past days, how many dollars more, and of how many days something must be known. */
export const ANOMALY = { times: 3, usd: 1, days: 3 } as const;

/** Shares of the spend that name no user, tenant or feature: today, and in a month in which it was usual to name them. */
export const UNATTRIBUTED = { today: 0.2, usual: 0.5, usd: 1 } as const;

const USUAL = `max(${HOURLY_COST_ON_DAY})`;
const TODAY = gaugeOf('unattributedSpend', { period: '="today"' });
const MONTH = gaugeOf('unattributedSpend', { period: '="30d"' });

const TOP_FEATURES = `query "topk(3, ${sumBy('cost', ['feature'], increase(series('cost'), '1h'))}) > 0"`;

/** Money that goes out in another way than it used to, and money that nobody can be asked about. */
export const spendAlerts: readonly AlertRule[] = [
  alert('SpancostSpendAnomaly', {
    expr: `${HOURLY_COST} > ${ANOMALY.times} * ${USUAL} and ${HOURLY_COST} > ${USUAL} + ${ANOMALY.usd} and on () count(${HOURLY_COST_ON_DAY}) >= ${ANOMALY.days}`,
    for: '5m',
    severity: 'warning',
    category: 'spend',
    summary: `${DEFINE_USD}AI spend is unusual: ${usd('$value')} in an hour, where it was at most ${withValue(`query "${USUAL}"`, usd('$v'))}`,
    description: `${DEFINE_USD}In the past hour ${usd('$value')} were charged. At this time of the past seven days it was at most ${withValue(`query "${USUAL}"`, usd('$v'))}. See which feature, model or user grew, and whether somebody knows why.`,
    dashboard: boardPath('attribution'),
    causes: `${DEFINE_USD}{{ with ${TOP_FEATURES} }}In the past hour, by feature:{{ range $index, $cause := . }}{{ if $index }},{{ end }} {{ $cause.Labels.feature }} {{ template "usd" $cause.Value }}{{ end }}.{{ end }}`,
  }),
  alert('SpancostAttributionMissing', {
    expr: `${shareOf(TODAY, 'today')} > ${UNATTRIBUTED.today} and on (dimension) ${shareOf(MONTH, '30d')} < ${UNATTRIBUTED.usual} and on (dimension) ${TODAY} > ${UNATTRIBUTED.usd}`,
    for: '30m',
    severity: 'warning',
    category: 'spend',
    summary: 'AI spend without a {{ $labels.dimension }}: {{ humanizePercentage $value }} of today, which is not usual',
    description:
      '{{ humanizePercentage $value }} of what AI calls cost today name no {{ $labels.dimension }}, and over the past 30 days most did. Budgets of a {{ $labels.dimension }} do not see them. Look for the service whose calls lost it, as after a release, and see that they are made within withAttribution.',
    dashboard: boardPath('attribution'),
  }),
];

/** Of the spend of a period, by what is missing. */
function shareOf(unattributed: string, period: string): string {
  return `max by (dimension) (${unattributed}) / on () group_left () max(${series('spend', { period: `="${period}"` })})`;
}
