import type { CustomerKind } from '../ledger/business/business-views.ts';
import type { Usd } from '../ledger/money.ts';
import type { LedgerViews, TimeRange } from '../ledger/views.ts';
import { calendarPeriod } from '../periods/calendar-period.ts';
import { countedTime } from './counted-time.ts';
import { unitEconomics, type UnitEconomics } from './unit-economics.ts';

export interface AskedEconomics {
  readonly range: TimeRange;
  /** When it is asked: what is to come counts for nothing. */
  readonly at: number;
  readonly by: CustomerKind;
  /** Of the collector. */
  readonly timeZone: string;
}

export interface ToldEconomics {
  /** From the day of the first record, where records begin later than was asked. */
  readonly range: TimeRange;
  /** Of all calls, net; calls whose cost is not known are not in it. */
  readonly cost: Usd;
  readonly unpricedRequests: number;
  readonly figures: UnitEconomics;
}

const NOTHING = { cost: 0n, unpricedRequests: 0n };

/** LTV, CAC and what they are made of. Time of which nothing was recorded yet would make every figure too low. */
export async function economicsOf(views: LedgerViews, { range: asked, at, by, timeZone }: AskedEconomics): Promise<ToldEconomics> {
  const firstAt = await views.business.firstRecordAt();
  const begun = firstAt === undefined ? asked.from : calendarPeriod('daily', firstAt, timeZone).from;
  const range = { from: Math.min(Math.max(asked.from, begun), asked.to), to: asked.to };
  const time = countedTime(range, at, timeZone);
  const counts = await views.business.customerCounts(time, by);
  const [{ cost, unpricedRequests } = NOTHING] = await views.spend([{ range, scope: {} }]);
  const durationMs = Math.min(range.to, Math.max(at, range.from)) - range.from;
  return { range, cost, unpricedRequests: Number(unpricedRequests), figures: unitEconomics({ ...counts, durationMs, cost }) };
}
