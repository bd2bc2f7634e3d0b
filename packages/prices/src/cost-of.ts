import type { Usage } from '@spancost/conventions';
import { Cost } from './cost.ts';
import { PACKAGED_BOOK } from './packaged/index.ts';
import { Pricer, type CallToPrice } from './pricer.ts';

/** The book that comes with this package, ready to price. */
export const packagedPricer: Pricer = new Pricer(PACKAGED_BOOK);

/**
 * Cost of one call in US dollars, exact, at the price in force when it was made.
 *
 * @example
 * costOf({ inputTokens: 1000, outputTokens: 200 }, { provider: 'openai', model: 'gpt-5', at: new Date() }).exact
 * // '0.00325': 1,000 in at $1.25 and 200 out at $10 per million
 *
 * @param pricer Another book than the packaged one.
 * @throws UnknownModelError, MissingPriceError, InvalidUsageError
 */
export function costOf(usage: Usage, call: CallToPrice, pricer: Pricer = packagedPricer): Cost {
  const cost = pricer.price(usage, call);
  if (cost instanceof Cost) return cost;
  throw cost;
}
