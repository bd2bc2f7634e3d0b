import type { CallProblem, RefusedCall, SentCallResult } from '@spancost/api';
import type { CallState } from '../../../ledger/call-state.ts';
import type { Recorded } from '../../../pipeline/recorder.ts';
import { isReusedKey } from '../../../pipeline/reused-key.ts';
import { takenToJson } from './taken-to-json.ts';
import { isReport, type ReadCall } from './read-calls.ts';

/** What became of one call that was sent. @param recorded Missing if it was not even recorded. */
export function resultOf(index: number, { id, read }: ReadCall, recorded: Recorded | undefined): SentCallResult {
  const refused = (outcome: RefusedCall['outcome'], callId: string | null, problems: readonly CallProblem[]): RefusedCall => ({
    index,
    id,
    outcome,
    call_id: callId,
    problems,
  });
  if (!isReport(read)) return refused('rejected', null, read);
  const { outcome, state } = recorded ?? {};
  if (state === undefined) throw new Error(`call ${index} was recorded as ${outcome ?? 'nothing'} without a state`);
  const callId = state.call.callId;
  switch (outcome) {
    case 'charged':
    case 'supplemented':
    case 'duplicate':
      return takenToJson(index, id, outcome, state);
    default:
      if (isReusedKey(state, read)) return refused('conflict', callId, [reuseProblem(state, read.callerKey)]);
      return refused('conflict', callId, [
        {
          path: 'usage',
          message: `contradicts what the ledger knows of call ${callId}; if the ledger is wrong, correct it: POST /api/v1/usage/${callId}/corrections`,
        },
      ]);
  }
}

function reuseProblem({ call }: CallState, callerKey: string | undefined): CallProblem {
  const path = callerKey?.startsWith('id:') === true ? 'id' : 'Idempotency-Key';
  return {
    path,
    message: `was used for another call, of ${call.provider} and ${call.requestModel ?? call.model ?? 'no model'}; use a new one`,
  };
}
