import { METERS, TOKEN_METERS, type Meter } from '../meters.ts';
import type { MeterPrices, PriceRule, RuleCondition } from '../price-book.ts';

/** Prices of prompts beyond a bound; a meter that is not named keeps its base price. */
export interface PromptTier {
  readonly tokens: number;
  readonly prices: MeterPrices;
}

/**
 * Rules for long prompts, the lowest bound first, each with a price for every meter of tokens that the base prices, since it
 * is for the whole request. A bound beyond which nothing changes has none.
 *
 * @param bound `over` where the list says more than, `from` where it says at least.
 * @param also What else must hold, and the id that it has: `{ id: 'priority', when: { serviceTier: ['priority'] } }`.
 */
export function promptRules(
  base: MeterPrices,
  tiers: readonly PromptTier[],
  bound: 'over' | 'from' = 'over',
  also?: { readonly id: string; readonly when: RuleCondition },
): PriceRule[] {
  let before = tokenPrices(base);
  return tiers
    .toSorted((a, b) => a.tokens - b.tokens)
    .flatMap(({ tokens, prices }) => {
      const { id, when } = boundOf(tokens, bound);
      const beyond = tokenPrices({ ...base, ...stated(prices) });
      if (also !== undefined) return [{ id: `${also.id}-${id}`, when: { ...also.when, ...when }, prices: beyond }];
      if (METERS.every((meter) => beyond[meter] === before[meter])) return [];
      before = beyond;
      return [{ id, when, prices: beyond }];
    });
}

/** More than 271,999 is how a list that knows only "more than" writes "at least 272,000". */
function boundOf(tokens: number, bound: 'over' | 'from'): { readonly id: string; readonly when: RuleCondition } {
  const least = bound === 'over' && (tokens + 1) % 1000 === 0 ? tokens + 1 : tokens;
  return bound === 'over' && least === tokens
    ? { id: `over-${tokens}`, when: { promptOver: tokens } }
    : { id: `from-${least}`, when: { promptFrom: least } };
}

/** Prices that count tokens, fees left out. */
export function tokenPrices(prices: MeterPrices): MeterPrices {
  return pricesOf(TOKEN_METERS, prices);
}

/** Prices without the meters that have none; a zero is none. */
export function stated(prices: Readonly<Partial<Record<Meter, string | undefined>>>): MeterPrices {
  return pricesOf(METERS, prices);
}

function pricesOf(meters: readonly Meter[], prices: Readonly<Partial<Record<Meter, string | undefined>>>): MeterPrices {
  const own: Partial<Record<Meter, string>> = {};
  for (const meter of meters) {
    const price = prices[meter];
    if (price !== undefined && price !== '0') own[meter] = price;
  }
  return own;
}

/** With image or video tokens of the prompt at the price of text, cached ones at that of cached text, where they have none of their own. */
export function withMediaAsText(prices: MeterPrices, media: readonly ('image' | 'video')[]): MeterPrices {
  const { input, cache_read: read } = prices;
  return stated(
    Object.assign({}, ...media.map((medium) => ({ [`input_${medium}`]: input, [`cache_read_${medium}`]: read })), prices) as MeterPrices,
  );
}
