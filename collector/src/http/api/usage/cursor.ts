import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { CallsOrder, CallsQuery } from '../../../ledger/calls-query.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { HttpError } from '../../http-error.ts';

const ADVICE = 'the next_cursor of the page before, of the same query; where that call is gone, begin anew without one';

/** Between the id of a call and the last entry that counts. */
const UP_TO = '~';

/** Where a page begins, and in the order of costs which entries count. */
export type ReadCursor = Required<Pick<CallsQuery, 'after'>> & Pick<CallsQuery, 'upTo'>;

/**
 * Where a page ended: the id of its last call, and where calls are in the order of their costs the last entry that counts for it, so
 * that corrections that are made meanwhile move no call to another page.
 *
 * @example cursorOf('0f…', 4711n) // '0f…~4711'
 */
export function cursorOf(callId: string, upTo: bigint | undefined): string {
  return upTo === undefined ? callId : `${callId}${UP_TO}${upTo}`;
}

/**
 * What a cursor stands for.
 *
 * @throws HttpError 400 for one of another order, and for one of a call that is not there, or is not the client's.
 */
export async function readCursor(cursor: string, order: CallsOrder, ledger: LedgerViews, limits: TokenLimits): Promise<ReadCursor> {
  const [callId = '', written] = cursor.split(UP_TO);
  const upTo = written === undefined ? undefined : BigInt(written);
  const charged = await ledger.chargeOf(callId, upTo);
  if (charged === undefined || !isWithin(limits, charged.attribution) || (upTo === undefined) !== (order === 'newest'))
    throw new HttpError(400, `cursor: ${ADVICE}`);
  const { entryNo, cost } = charged;
  return { after: { entryNo, ...(upTo === undefined || cost === undefined ? {} : { cost }) }, ...(upTo === undefined ? {} : { upTo }) };
}
