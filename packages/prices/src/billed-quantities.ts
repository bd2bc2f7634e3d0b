import type { Meter } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/**
 * What is billed of what was used: reasoning apart where it has a price of its own, and no less of a meter than the least that
 * is billed. A meter that was not used stays so.
 *
 * @param reasoning How many of the output tokens were spent on reasoning.
 * @param cards The prices that are looked at: where one of them has a price for reasoning, it is apart.
 */
export function billedQuantities(
  quantities: MeterQuantities,
  reasoning: number,
  minimums: MeterQuantities | undefined,
  ...cards: readonly RateCard[]
): MeterQuantities {
  const apart = reasoning > 0 && cards.some(({ rates }) => rates.get('reasoning')?.servedBy === 'reasoning');
  if (!apart && minimums === undefined) return quantities;
  const billed: Partial<Record<Meter, number>> = { ...quantities };
  if (apart) {
    // Output tokens that are audio or images are counted before; what is left of the text is all that can be reasoning.
    const output = billed.output ?? 0;
    const moved = Math.min(reasoning, output);
    if (moved > 0) billed.reasoning = (billed.reasoning ?? 0) + moved;
    if (moved === output) delete billed.output;
    else billed.output = output - moved;
  }
  for (const [name, least] of Object.entries(minimums ?? {})) {
    const meter = name as Meter;
    const quantity = billed[meter];
    if (quantity !== undefined && quantity < least) billed[meter] = least;
  }
  return billed;
}
