import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { CallState } from '../../../ledger/call-state.ts';
import type { CallPosition, CallsOrder } from '../../../ledger/calls-query.ts';
import { formatUsd, parseUsd } from '../../../ledger/money.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { HttpError } from '../../http-error.ts';

const ADVICE = 'the next_cursor of the page before, of the same query; where that call is gone, begin anew without one';

/** Between the id of a call and what it cost. */
const COST = '~';

/**
 * Where a page ended: the id of its last call, and where calls are in the order of their costs what that call cost, so that the next
 * page begins there although it has been corrected meanwhile. It says nothing that the client has not seen.
 *
 * @example cursorOf(state, 'costliest') // '0f…~0.05'
 */
export function cursorOf({ call: { callId }, net }: CallState, order: CallsOrder): string {
  return order === 'newest' ? callId : `${callId}${COST}${net === undefined ? '' : formatUsd(net)}`;
}

/**
 * The position that a cursor stands for.
 *
 * @throws HttpError 400 for one of another order, and for one of a call that is not there, or is not the client's.
 */
export async function readCursor(cursor: string, order: CallsOrder, ledger: LedgerViews, limits: TokenLimits): Promise<CallPosition> {
  const [callId = '', cost] = cursor.split(COST);
  const charged = await ledger.chargeOf(callId);
  if (charged === undefined || !isWithin(limits, charged.attribution) || (cost === undefined) !== (order === 'newest'))
    throw new HttpError(400, `cursor: ${ADVICE}`);
  const usd = cost === undefined ? undefined : parseUsd(cost);
  return { entryNo: charged.entryNo, ...(usd === undefined ? {} : { cost: usd }) };
}
