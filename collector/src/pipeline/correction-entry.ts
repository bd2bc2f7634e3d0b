import type { CallState } from '../ledger/call-state.ts';
import { NO_TOKENS, type Entry } from '../ledger/entry.ts';

/** What a correction says: how much it adds or takes back, why, and at which price that is. */
export type CorrectionParts = Pick<Entry, 'recordedAt' | 'cost' | 'basis' | 'priceId' | 'book' | 'lines' | 'reason' | 'rerating'>;

/** The entry of a correction. It moves money and no tokens; what was charged stays as it is. */
export function correctionEntry(known: CallState, parts: CorrectionParts): Entry {
  return {
    call: known.call,
    seq: known.seq + 1,
    kind: 'correction',
    tokens: NO_TOKENS,
    reasoningTokens: 0,
    usage: known.usage,
    priceDisagreement: false,
    source: 'api',
    ...parts,
  };
}
