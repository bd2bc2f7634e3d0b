import { amountsOf } from './apply-rates.ts';
import { METER_DEFINITIONS, type Meter, type MeterDefinition } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';
import type { RateCard } from './rate-card.ts';

/** What one meter added to a cost. */
export interface CostLine {
  readonly meter: Meter;
  /** Tokens, calls, seconds: whatever the meter counts. */
  readonly quantity: number;
  /** US dollars for `per` units, with every multiplier in it. */
  readonly price: string;
  /** How many units the price is for: 1,000,000 tokens, 1,000 calls, 3,600 seconds. */
  readonly per: MeterDefinition['per'];
  /** US dollars; the lines of a cost add up to it, to the last of 20 decimals. */
  readonly usd: string;
  /** US dollars at list, where a contract makes it another amount. */
  readonly listUsd?: string;
}

/** One line for each meter that was used and has a price. @param list The card at list, where a contract stands between. */
export function linesOf(quantities: MeterQuantities, paid: RateCard, list: RateCard = paid): readonly CostLine[] {
  const atList = list === paid ? undefined : amountsOf(list, quantities);
  return [...amountsOf(paid, quantities)].map(([meter, usd]) => {
    const line = { meter, quantity: quantities[meter]!, price: paid.rates.get(meter)!.price, per: METER_DEFINITIONS[meter].per, usd };
    const listUsd = atList?.get(meter);
    return listUsd === undefined ? line : { ...line, listUsd };
  });
}
