import { BATCH, priced, pricing, providers } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and ai-sdk-cost-calculator 7.1.14 agree; batch: LiteLLM.');

/** What bills its input alone, and what bills nothing. */
export const EMBEDDING: readonly ModelPrices[] = [
  {
    providers, model: 'text-embedding-3-small',
    versions: [priced({ version: 1, validFrom: '2024-01-25T00:00:00Z', source: AGREE, prices: { input: '0.02' }, rules: [BATCH] })],
  },
  {
    providers, model: 'text-embedding-3-large',
    versions: [priced({ version: 1, validFrom: '2024-01-25T00:00:00Z', source: AGREE, prices: { input: '0.13' }, rules: [BATCH] })],
  },
  {
    providers, model: 'text-embedding-ada-002', aliases: ['text-embedding-ada-002-v2'],
    versions: [priced({ version: 1, validFrom: '2023-06-13T00:00:00Z', source: AGREE, prices: { input: '0.1' }, rules: [BATCH] })],
  },
  {
    providers, model: 'omni-moderation-latest',
    aliases: ['omni-moderation-2024-09-26', 'text-moderation-latest', 'text-moderation-stable', 'text-moderation-007'],
    versions: [priced({
      version: 1, status: 'free',
      source: { ...pricing('OpenAI\'s guide calls the endpoint free of charge; genai-prices 0.2.3 and LiteLLM 1.105.0 have zero.'), url: 'https://developers.openai.com/api/docs/guides/moderation' },
      prices: { input: '0', input_image: '0', output: '0', request: '0' },
    })],
  },
];
