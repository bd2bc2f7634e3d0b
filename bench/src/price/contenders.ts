import { calcPrice } from '@pydantic/genai-prices';
import type { Usage } from '@spancost/conventions';
import { Cost, packagedPricer } from '@spancost/prices';
import { AT, MODEL } from './calls.ts';

/** One way to price a call, from the model's name to an amount. */
export interface PricingContender {
  readonly name: string;
  /** Prices one call; the result says that the work was done. */
  readonly price: (usage: Usage) => string | number;
}

const CALL = { provider: 'anthropic', model: MODEL, at: AT.getTime() };

function cost(usage: Usage): Cost {
  const cost = packagedPricer.price(usage, CALL);
  if (cost instanceof Cost) return cost;
  throw cost;
}

/** The one that the target is for. */
export const EXACT = '@spancost/prices, exact string';
/** The one that it is compared with: floats. */
export const GENAI_PRICES = '@pydantic/genai-prices, float';

export const CONTENDERS: readonly PricingContender[] = [
  { name: EXACT, price: (usage) => cost(usage).exact },
  { name: '@spancost/prices, with Decimal', price: (usage) => cost(usage).usd.toNumber() },
  { name: '@spancost/prices, with lines', price: (usage) => cost(usage).lines.length },
  {
    name: GENAI_PRICES,
    price: (usage) => {
      const result = calcPrice(
        {
          input_tokens: usage.inputTokens,
          cache_read_tokens: usage.cacheReadTokens,
          cache_write_tokens: usage.cacheWriteTokens,
          cache_write_1h_tokens: usage.cacheWrite1hTokens,
          output_tokens: usage.outputTokens,
        },
        MODEL,
        { providerId: 'anthropic', timestamp: AT },
      );
      return result === null ? Number.NaN : result.total_price;
    },
  },
];
