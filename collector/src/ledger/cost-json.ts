import type { CallRow } from '@spancost/api';
import { moneyBasisOf, type CallState } from './call-state.ts';
import { usdOrNull } from './money.ts';

/** What a call costs, net, and how that is known. */
export type CostJson = Pick<CallRow, 'cost_usd' | 'basis' | 'price_id' | 'unpriced_reason'>;

/** What a call costs, as the API says it. @param state After all its entries. */
export function costToJson(state: CallState): CostJson {
  return {
    cost_usd: usdOrNull(state.net),
    basis: moneyBasisOf(state),
    price_id: state.priceId ?? null,
    unpriced_reason: state.unpricedReason ?? null,
  };
}
