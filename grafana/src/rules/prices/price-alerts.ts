import { ALERT_PRICES_STALE } from '@spancost/conventions';
import { increase, maxBy, series, sumBy } from '../../prom-ql.ts';
import { alert } from '../alert.ts';
import { boardPath } from '../board-path.ts';
import { gaugeOf } from '../gauge-of.ts';
import type { AlertRule } from '../rule.ts';

/** Days without a check after which a price is stale, as in `spancost prices stale`. */
export const STALE_AFTER_DAYS = 30;

/** Calls in a day whose price differs between application and ledger that are told of, however seldom they come. */
export const DISAGREEMENTS_A_DAY = 10;

const DISAGREEMENTS = series('priceDisagreements');

/** What would make the prices wrong, and with them every sum. */
export const priceAlerts: readonly AlertRule[] = [
  alert('SpancostUnpricedCalls', {
    // A new series shows 0 first, so that the increase sees its first calls; those of a ledger from before Prometheus came are no news.
    expr: `${sumBy('unpricedCalls', ['provider', 'model', 'reason'], increase(series('unpricedCalls'), '1h'))} > 0`,
    severity: 'warning',
    category: 'prices',
    summary: 'AI calls without a price: {{ $labels.model }} of {{ $labels.provider }} ({{ $labels.reason }})',
    description:
      '{{ $value | printf "%.0f" }} calls in the past hour have no known cost: the spend that is shown is too low, and budgets take them at the ceiling. Run "spancost prices stale"; state a price with "spancost prices override", or see that the usage is reported; then "spancost prices rerate" gives these calls their price.',
    dashboard: boardPath('moneyHealth', 'provider', 'model'),
  }),
  alert(ALERT_PRICES_STALE, {
    expr: `floor((time() - ${maxBy('priceChecked', ['provider', 'model'], series('priceChecked'))}) / 86400) > ${STALE_AFTER_DAYS}`,
    for: '1h',
    severity: 'warning',
    category: 'prices',
    summary: 'The price of {{ $labels.model }} of {{ $labels.provider }} was last checked {{ $value | printf "%.0f" }} days ago',
    description:
      'Calls are charged with a price that nobody has checked for more than 30 days. Run "spancost prices stale" for all of them by the spend that hangs on each, look at the page of the provider, and say so with "spancost prices verify", or switch on prices.sync.',
    dashboard: boardPath('moneyHealth', 'provider', 'model'),
  }),
  alert('SpancostPriceChangesWait', {
    expr: `sum(${gaugeOf('priceSyncWaiting')}) > 0`,
    for: '1h',
    severity: 'warning',
    category: 'prices',
    summary: 'Price changes wait for a decision: {{ $value | printf "%.0f" }}',
    description:
      'The scheduled check has found prices that differ from those in force. Nothing is changed before somebody says so: see "spancost prices sync --book FILE", then approve or reject each.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostPricesDiffer', {
    expr: `${sumBy('priceDisagreements', ['provider', 'model'], increase(DISAGREEMENTS, '1h'))} > 0 or ${sumBy('priceDisagreements', ['provider', 'model'], increase(DISAGREEMENTS, '1d'))} >= ${DISAGREEMENTS_A_DAY}`,
    for: '1h',
    severity: 'warning',
    category: 'prices',
    summary: 'Application and ledger disagree on the price of {{ $labels.model }} of {{ $labels.provider }}',
    description:
      'For an hour or more, applications have put another cost on the spans of this model than the ledger charged. The ledger is right by its own book: see that the applications fetch the book of the collector, and are not pinned to an older package.',
    dashboard: boardPath('moneyHealth', 'provider', 'model'),
  }),
];
