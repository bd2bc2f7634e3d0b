import type { SpendPeriod } from '@spancost/conventions';
import { increase, maxBy, series, sumBy, type Matchers } from '../prom-ql.ts';
import { CHOSEN } from './variables.ts';

/** Matchers of a gauge's period. */
export function periodIs(period: SpendPeriod): Readonly<Record<'period', string>> {
  return { period: `="${period}"` };
}

/** Net cost of a period, from the ledger. */
export function spend(period: SpendPeriod): string {
  return maxBy('spend', ['period'], series('spend', periodIs(period)));
}

/**
 * What was charged in a window, by labels, of the calls that are chosen at the top.
 *
 * @param window A range of PromQL, `1h` or `$__range`.
 */
export function charged(labels: readonly string[], window: string, matchers: Matchers = CHOSEN): string {
  return sumBy('cost', labels, increase(series('cost', matchers), window));
}

/** How many calls there were in a window; otherwise as {@link charged}. */
export function called(labels: readonly string[], window: string, matchers: Matchers = CHOSEN): string {
  return sumBy('calls', labels, increase(series('calls', matchers), window));
}
