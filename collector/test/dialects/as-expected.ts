import type { CallDetail } from '@spancost/api';
import type { ExpectedCall } from './expected-call.ts';

/** A call of the ledger's; its model is null where nobody told one. */
type LedgerCall = Omit<ExpectedCall, 'model'> & { readonly model: string | null };

/** What the ledger has of calls, in the form in which it was computed by hand. */
export function asExpected(calls: readonly CallDetail[], expected: readonly ExpectedCall[]): readonly LedgerCall[] {
  return calls.map(({ operation, provider, model, response_id, usage, cost_usd, basis, unpriced_reason, status }, index) => ({
    operation,
    provider,
    model,
    id: beginning(response_id, expected[index]),
    usage,
    cost: cost_usd,
    basis,
    reason: unpriced_reason,
    status,
  }));
}

/** The response id as far as it is the same in every recording: what providers put before the part that is random. */
function beginning(id: string | null, expected: ExpectedCall | undefined): string | null {
  if (id === null || expected?.id === null || expected?.id === undefined) return id;
  return id.startsWith(expected.id) ? expected.id : id;
}
