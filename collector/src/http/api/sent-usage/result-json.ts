import type { CostBasis, UnpricedReason } from '@spancost/conventions';
import type { CallState } from '../../../ledger/call-state.ts';
import { formatUsd } from '../../../ledger/money.ts';
import type { Outcome } from '../../../pipeline/outcome.ts';
import type { CallProblem } from './call-problems.ts';

/** What became of one call of `POST /api/v1/usage`: in the ledger, with what it costs now, or refused, with what to mend. */
export type SentCallResult = TakenCall | RefusedCall;

export interface TakenCall {
  /** Place in the request, from 0. */
  readonly index: number;
  /** As it was sent; null if it was not. */
  readonly id: string | null;
  readonly outcome: Extract<Outcome, 'charged' | 'supplemented' | 'duplicate'>;
  readonly call_id: string;
  /** Net, exact, as a decimal string; null while it is not known. */
  readonly cost_usd: string | null;
  readonly basis: CostBasis;
  readonly price_id: string | null;
  readonly unpriced_reason: UnpricedReason | null;
}

export interface RefusedCall {
  readonly index: number;
  readonly id: string | null;
  /** `conflict`: the ledger knows the call otherwise. `rejected`: it is not as it has to be. Nothing was written. */
  readonly outcome: Extract<Outcome, 'conflict' | 'rejected'>;
  /** Of the call that it contradicts; else null. */
  readonly call_id: string | null;
  readonly problems: readonly CallProblem[];
}

/** The answer of `POST /api/v1/usage`. */
export interface SentUsageAnswer {
  readonly results: readonly SentCallResult[];
  readonly accepted: number;
  readonly refused: number;
}

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
