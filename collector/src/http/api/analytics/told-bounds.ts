import type { TimeRange, UsageQuery } from '../../../ledger/views.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { LIFETIME } from '../../../periods/calendar-period.ts';
import { stretchBounds, type Interval } from '../../../periods/stretches.ts';
import { toldRange, type AskedRange } from '../asked/asked-range.ts';

/** Stretches of a range, as they are told and as calls are counted in them. */
export interface ToldBounds {
  /** One more than there are stretches; the last one is now, where the range goes on beyond it. */
  readonly told: readonly number[];
  /** The same, the last one being the end of the range: calls that a sender's clock puts after now count in the last stretch. */
  readonly counted: readonly number[];
}

/** Stretches of an asked range, up to now; one without a beginning has that of its first call. Undefined for more than `most`. */
export async function toldBounds(
  views: LedgerViews,
  {
    asked,
    scope,
    interval,
    most,
  }: { readonly asked: AskedRange; readonly scope: UsageQuery['scope']; readonly interval: Interval; readonly most: number },
): Promise<ToldBounds | undefined> {
  const range = toldRange(asked);
  const from = range.from > LIFETIME.from ? range.from : await firstMoment(views, { range: asked.range, scope }, range);
  const told = stretchBounds({ from, to: range.to }, interval, asked.timeZone, most);
  return told && { told, counted: [...told.slice(0, -1), Math.max(asked.range.to, range.to)] };
}

/** Of the first day of UTC with calls; the end of the range where there are none. */
async function firstMoment(views: LedgerViews, usage: UsageQuery, { to }: TimeRange): Promise<number> {
  return Math.min((await views.firstDay(usage)) ?? to - 1, to - 1);
}
