import type { Meter } from '../meters.ts';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import type { Schedule } from '../schedule.ts';

/** Prices of a request whose whole prompt is more than so many tokens. */
export function over(promptTokens: number, prices: MeterPrices): PriceRule {
  return { id: `over-${promptTokens}`, when: { promptOver: promptTokens }, prices };
}

/** Prices of a request whose whole prompt is at least so many tokens. */
export function from(promptTokens: number, prices: MeterPrices): PriceRule {
  return { id: `from-${promptTokens}`, when: { promptFrom: promptTokens }, prices };
}

/** A service tier at a multiple of every token price. @param meters What is multiplied, if not all tokens. */
export function tier(name: string, multiply: string, meters?: readonly Meter[]): PriceRule {
  return { id: name, when: { serviceTier: [name] }, multiply, ...(meters === undefined ? {} : { meters }) };
}

/** A service tier with prices of its own. */
export function tierPrices(name: string, prices: MeterPrices): PriceRule {
  return { id: name, when: { serviceTier: [name] }, prices };
}

/** Processing in a geography at a multiple of every token price. */
export function geography(name: string, multiply: string): PriceRule {
  return { id: name, when: { geography: [name] }, multiply };
}

/** Times of day at a multiple of every token price. */
export function scheduled(id: string, schedule: Schedule, multiply: string): PriceRule {
  return { id, when: { schedule }, multiply };
}

/** Times of day with prices of their own. */
export function scheduledPrices(id: string, schedule: Schedule, prices: MeterPrices): PriceRule {
  return { id, when: { schedule }, prices };
}

/** Prices of calls of which these facts are known: `{ search_context_size: 'high' }`. */
export function parameterPrices(id: string, parameters: Readonly<Record<string, string>>, prices: MeterPrices): PriceRule {
  return { id, when: { parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value]])) }, prices };
}
