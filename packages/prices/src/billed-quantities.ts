import type { Meter } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/** Meters and the least of them that is billed. */
export type Minimums = readonly (readonly [meter: Meter, least: number])[];

/**
 * What is billed of what was used: reasoning apart where it has a price of its own, and no less of a meter than the least that
 * is billed. A meter that was not used stays so.
 *
 * @param reasoning How many of the output tokens were spent on reasoning.
 * @param paid Where this or `list` has a price for reasoning, reasoning is apart.
 */
export function billedQuantities(
  quantities: MeterQuantities,
  reasoning: number,
  minimums: Minimums,
  paid: RateCard,
  list: RateCard,
): MeterQuantities {
  const isApart = reasoning > 0 && (pricesReasoning(paid) || pricesReasoning(list));
  if (!isApart && !minimums.some(([meter, least]) => isShort(quantities[meter], least))) return quantities;
  const billed: Partial<Record<Meter, number>> = { ...quantities };
  if (isApart) {
    // Output tokens that are audio or images are counted before; what is left of the text is all that can be reasoning.
    const output = billed.output ?? 0;
    const moved = Math.min(reasoning, output);
    if (moved > 0) billed.reasoning = (billed.reasoning ?? 0) + moved;
    if (moved === output) delete billed.output;
    else billed.output = output - moved;
  }
  for (const [meter, least] of minimums) if (isShort(billed[meter], least)) billed[meter] = least;
  return billed;
}

function pricesReasoning({ rates }: RateCard): boolean {
  return rates.get('reasoning')?.servedBy === 'reasoning';
}

function isShort(quantity: number | undefined, least: number): boolean {
  return quantity !== undefined && quantity < least;
}
