import { METER_DEFINITIONS, METERS, type Meter, type MeterDefinition } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import { lineAmount, type RateCard } from './rate-card.ts';

/** What one meter added to a cost. */
export interface CostLine {
  readonly meter: Meter;
  /** Tokens, calls, seconds: whatever the meter counts. */
  readonly quantity: number;
  /** US dollars for `per` units, with every multiplier in it. */
  readonly price: string;
  /** How many units the price is for: 1,000,000 tokens, 1,000 calls, 3,600 seconds. */
  readonly per: MeterDefinition['per'];
  /** US dollars, exact; prices per hour at 20 decimals. */
  readonly usd: string;
  /** US dollars at list, where a contract makes it another amount. */
  readonly listUsd?: string;
}

/** One line for each meter that was used and has a price. @param list The card at list, where a contract stands between. */
export function linesOf(quantities: MeterQuantities, paid: RateCard, list: RateCard = paid): readonly CostLine[] {
  return METERS.flatMap((meter) => {
    const quantity = quantities[meter];
    const rate = paid.rates.get(meter);
    if (quantity === undefined || rate === undefined) return [];
    const line = { meter, quantity, price: rate.price, per: METER_DEFINITIONS[meter].per, usd: lineAmount(paid, meter, quantity) };
    if (list === paid || !list.rates.has(meter)) return [line];
    return [{ ...line, listUsd: lineAmount(list, meter, quantity) }];
  });
}
