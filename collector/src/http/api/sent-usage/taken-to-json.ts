import type { TakenCall } from '@spancost/api';
import type { CallState } from '../../../ledger/call-state.ts';
import { formatUsd } from '../../../ledger/money.ts';

/** A call that is in the ledger, with what it costs now. */
export function takenToJson(index: number, id: string | null, outcome: TakenCall['outcome'], state: CallState): TakenCall {
  return {
    index,
    id,
    outcome,
    call_id: state.call.callId,
    cost_usd: state.net === undefined ? null : formatUsd(state.net),
    basis: state.basis,
    price_id: state.priceId ?? null,
    unpriced_reason: state.unpricedReason ?? null,
  };
}
