import { ALERT_COLLECTOR_DOWN } from '@spancost/conventions';
import { increase, series, sumBy } from '../../prom-ql.ts';
import { alert } from '../alert.ts';
import { boardPath } from '../board-path.ts';
import { gaugeOf } from '../gauge-of.ts';
import type { AlertRule } from '../rule.ts';

const HEARTBEAT = series('ledgerHeartbeat');

/** Seconds after which a ledger that is not heard of is one that does not answer. */
export const SILENT_S = 300;

/** What would make the budgets blind or the ledger incomplete; a budget alert that cannot fire looks like a budget that is kept. */
export const collectorAlerts: readonly AlertRule[] = [
  alert(ALERT_COLLECTOR_DOWN, {
    expr: `absent_over_time(${HEARTBEAT}[5m])`,
    severity: 'critical',
    category: 'health',
    summary: 'Spancost: the collector has not been scraped for five minutes',
    description:
      'It is down, or Prometheus cannot reach it, or its token is refused. AI spend goes unseen and budget alerts keep their last state. Look at the targets page of Prometheus, then at the log of the collector; senders keep what they can until it is back.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostLedgerSilent', {
    expr: `time() - max(${HEARTBEAT}) > ${SILENT_S}`,
    for: '5m',
    severity: 'critical',
    category: 'health',
    summary: 'Spancost: the ledger does not answer',
    description:
      'The collector answers, and its numbers have not been computed anew for ten minutes: budgets stand still. Look for "the ledger did not answer a scrape" in its log, and at the disk, the memory and the processors of its machine.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostCommitsFail', {
    expr: `max(${increase(series('commitFailures'), '5m')}) > 0`,
    for: '5m',
    severity: 'critical',
    category: 'health',
    summary: 'Spancost: the ledger cannot be written',
    description:
      'Commits have failed for ten minutes. Senders are answered 503 and try again; what they drop meanwhile is lost. Look at the disk of the ledger and at the log of the collector.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostReloadFailed', {
    expr: `min(${series('configLastReload')}) == 0 or min(${series('priceBookLastReload')}) == 0`,
    for: '10m',
    severity: 'warning',
    category: 'health',
    summary: 'Spancost: a changed file is not in force',
    description:
      'spancost.yaml or the price book was changed and cannot be used; what was in force before stays. The log of the collector has file and line; "spancost config check" says the same before the next change.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostAlertingNotInForce', {
    expr: `min(${series('alertmanagerLastReload')}) == 0`,
    for: '10m',
    severity: 'warning',
    category: 'health',
    summary: 'Spancost: Alertmanager has not got the recipients that are written',
    description:
      'Alertmanager refused its configuration, or is away, or the file cannot be written. Whoever was added to a budget is not told. The log of the collector has the reason; "spancost budgets test-alert NAME" shows when it works again.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostQuarantineWaits', {
    expr: `${sumBy('quarantineWaiting', ['reason'], gaugeOf('quarantineWaiting'))} > 0`,
    for: '1h',
    severity: 'warning',
    category: 'health',
    summary: 'AI calls in quarantine: {{ $labels.reason }}',
    description:
      '{{ $value | printf "%.0f" }} reports cannot be true and are in no sum. See "spancost quarantine list"; replay them after a fix, or dismiss them.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostWatchdog', {
    expr: 'vector(1)',
    severity: 'none',
    category: 'watchdog',
    summary: 'Prometheus and Alertmanager work',
    description:
      'Fires always. Send it to a service that tells somebody when it stops: then Prometheus, Alertmanager or the way out of it is down, and no other alert can say so.',
    dashboard: boardPath('moneyHealth'),
  }),
];
