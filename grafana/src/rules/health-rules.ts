import { OVERVIEW_UID } from '../dashboards/overview/overview.ts';
import { increase, series, sumBy } from '../prom-ql.ts';
import type { RuleGroup } from './rule.ts';
import { runbookUrl } from './runbook-url.ts';

const HEARTBEAT = series('ledgerHeartbeat');
const UNPRICED = series('unpricedCalls');
const UNPRICED_LABELS = ['provider', 'model', 'reason'];
const dashboard = `/d/${OVERVIEW_UID}`;

/**
 * What would make the budgets blind: no collector, a ledger that does not answer or cannot be written, a change that is not in
 * force, calls without a price or in quarantine. They stand beside the budgets, because a budget alert that cannot fire looks
 * like a budget that is kept.
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
        runbook_url: runbookUrl('SpancostTelemetryAbsent'),
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
        runbook_url: runbookUrl('SpancostUnpricedCalls'),
      },
    },
    {
      alert: 'SpancostCommitsFail',
      expr: `max without (instance) (increase(${series('commitFailures')}[5m])) > 0`,
      for: '5m',
      labels: { severity: 'critical', category: 'health' },
      annotations: {
        summary: 'Spancost: the ledger cannot be written',
        description:
          'Commits have failed for ten minutes. Senders are answered 503 and try again; what they drop meanwhile is lost. Look at the disk of the ledger and at the log of the collector.',
        dashboard,
        runbook_url: runbookUrl('SpancostCommitsFail'),
      },
    },
    {
      alert: 'SpancostReloadFailed',
      expr: `min without (instance) (${series('configLastReload')}) == 0 or min without (instance) (${series('priceBookLastReload')}) == 0`,
      for: '10m',
      labels: { severity: 'warning', category: 'health' },
      annotations: {
        summary: 'Spancost: a changed file is not in force',
        description:
          'spancost.yaml or the price book was changed and cannot be used; what was in force before stays. The log of the collector has file and line.',
        dashboard,
        runbook_url: runbookUrl('SpancostReloadFailed'),
      },
    },
    {
      alert: 'SpancostQuarantineWaits',
      expr: `${sumBy('quarantineWaiting', ['reason'], series('quarantineWaiting'))} > 0`,
      for: '1h',
      labels: { severity: 'warning', category: 'health' },
      annotations: {
        summary: 'AI calls in quarantine: {{ $labels.reason }}',
        description:
          '{{ $value | printf "%.0f" }} reports cannot be true and are in no sum. See "spancost quarantine list"; replay them after a fix, or dismiss them.',
        dashboard,
        runbook_url: runbookUrl('SpancostQuarantineWaits'),
      },
    },
  ],
};
