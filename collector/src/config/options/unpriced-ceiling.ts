import type { UnpricedCeilingConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { ceilingAmount } from '../declaration/money-types.ts';

export const UNPRICED_CEILING: Group<UnpricedCeilingConfig> = {
  key: 'unpriced_ceiling',
  description:
    'What calls without a price are taken to cost where budgets count them, so that a model that nobody has priced cannot pass under a budget. It is no cost: what such a call costs stays unknown everywhere else.',
  live: true,
  members: {
    usdPerMillionTokens: {
      key: 'usd_per_million_tokens',
      type: ceilingAmount,
      default: '100',
      description:
        'US dollars for a million tokens of any type. The default is the highest price of a token, or above it, of 98 of 100 models in the packaged price book.',
      bounds:
        'With 0, tokens of unpriced calls count nothing against budgets. A model that costs nothing is better told so in `prices.file`.',
      example: '600',
    },
    usdPerCall: {
      key: 'usd_per_call',
      type: ceilingAmount,
      default: '0',
      description:
        'US dollars for each call without a price, besides its tokens; for calls that tell no tokens, such as pictures or answers that broke off.',
      bounds: 'With 0, a call without a price and without tokens counts nothing against budgets.',
      example: '0.05',
    },
  },
};
