import { OVERVIEW_UID } from '../dashboards/overview/overview.ts';
import { increase, series, sumBy } from '../prom-ql.ts';
import type { RuleGroup } from './rule.ts';

const HEARTBEAT = series('ledgerHeartbeat');
const UNPRICED = series('unpricedCalls');
const UNPRICED_LABELS = ['provider', 'model', 'reason'];
const dashboard = `/d/${OVERVIEW_UID}`;

/**
 * What would make the budgets blind: no collector, a ledger that does not answer, calls without a price. Two health
 * rules beside the budgets, because a budget alert that cannot fire looks like a budget that is kept.
 */
export const healthRules: RuleGroup = {
  name: 'spancost-health',
  rules: [
    {
      alert: 'SpancostTelemetryAbsent',
      expr: `absent_over_time(${HEARTBEAT}[5m]) or time() - max(${HEARTBEAT}) > 300`,
      for: '5m',
      labels: { severity: 'critical', category: 'health' },
      annotations: {
        summary: 'Spancost: the ledger has not been heard of for ten minutes',
        description:
          'The collector is down, is not scraped, or its ledger does not answer. AI spend goes unseen, and budget alerts stand still.',
        dashboard,
      },
    },
    {
      alert: 'SpancostUnpricedCalls',
      // A series that appears with its first call has no increase; the second half sees it all the same.
      expr: sumBy('unpricedCalls', UNPRICED_LABELS, `${increase(UNPRICED, '1h')} > 0 or (${UNPRICED} unless ${UNPRICED} offset 1h) > 0`),
      labels: { severity: 'warning', category: 'health' },
      annotations: {
        summary: 'AI calls without a price: {{ $labels.model }} of {{ $labels.provider }} ({{ $labels.reason }})',
        description:
          '{{ $value | printf "%.0f" }} calls in the past hour have no known cost, so the spend shown is too low. Add the model to the price overrides, or see that its usage is reported.',
        dashboard,
      },
    },
  ],
};
