import type { CallState } from '../ledger/call-state.ts';
import type { Entry } from '../ledger/entry.ts';
import { correctionEntry } from '../pipeline/correction-entry.ts';
import { differenceOfLines, sumOfLines } from '../pipeline/difference-of-lines.ts';
import { pricePart } from '../pipeline/price-for-ledger.ts';
import type { Rating } from './rating.ts';

/** Which plan an entry follows, by which book, and when. */
export interface Following {
  readonly plan: string;
  /** `list@3+acme@4`. */
  readonly book: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The entry that brings a call to its new price: what it costs now less what it has cost by price book so far. Corrections by
 * hand stay on top. @param entries All of the call.
 */
export function reratingEntry(
  state: CallState,
  entries: readonly Entry[],
  { before, after, price }: Extract<Rating, { kind: 'rated' }>,
  { plan, book, now }: Following,
): Entry {
  return correctionEntry(state, {
    recordedAt: now,
    ...pricePart(price, after - (before ?? 0n)),
    book,
    lines: differenceOfLines(price.lines, sumOfLines(entries.map(({ lines }) => lines))),
    reason: `re-rated by ${book}: ${price.priceId} in place of ${state.priceId ?? state.unpricedReason ?? 'no price'}`,
    rerating: plan,
  });
}
