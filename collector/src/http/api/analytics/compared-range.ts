import type { TimeRange } from '../../../ledger/views.ts';
import { LIFETIME } from '../../../periods/calendar-period.ts';
import { periodBefore } from '../../../periods/period-before.ts';
import { HttpError } from '../../http-error.ts';
import { toldRange, type AskedRange, type SentRange } from '../asked/asked-range.ts';
import { CALENDAR_PERIODS } from '../asked/named-periods.ts';

/**
 * The range that another one is compared with: of a calendar period the one before, whole or as far as this one has come; of
 * any other as long a stretch before it.
 *
 * @throws HttpError 400 where nothing is before it.
 */
export function comparedRange({ period }: SentRange, asked: AskedRange): TimeRange {
  const { range, at, timeZone } = asked;
  if (period !== undefined && period !== 'lifetime') {
    const [calendar] = CALENDAR_PERIODS[period];
    return periodBefore(calendar, range, at, timeZone);
  }
  if (range.from <= LIFETIME.from) throw new HttpError(400, 'compare: nothing is before this range; say where it begins');
  const { from, to } = toldRange(asked);
  return { from: from - (to - from), to: from };
}
