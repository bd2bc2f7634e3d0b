import type { TakenCall } from '@spancost/api';
import type { CallState } from '../../../ledger/call-state.ts';
import { costToJson } from '../../../ledger/cost-json.ts';

/** A call that is in the ledger, with what it costs now. */
export function takenToJson(index: number, id: string | null, outcome: TakenCall['outcome'], state: CallState): TakenCall {
  return { index, id, outcome, call_id: state.call.callId, ...costToJson(state) };
}
