import { BATCH, deprecated, fast, fastPrices, FLEX, priced, pricing, providers, seeing, TOOLS } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree; tiers: LiteLLM.',
);
const NO_CACHE_RATE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; none has a cache rate, so cached input is billed as input. Batch: LiteLLM.',
);
const TWO_AGREE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM agree.');
const SHUT_2026 = '2026-10-23';

/** Reasoning models before GPT-5. Reasoning is output. */
export const REASONING: readonly ModelPrices[] = [
  {
    providers, model: 'o4-mini', dated: true, deprecation: deprecated(SHUT_2026, 'gpt-5.6-terra'),
    versions: [priced({
      version: 1, validFrom: '2025-04-16T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '1.1', cache_read: '0.275', output: '4.4' }), ...TOOLS },
      rules: [BATCH, FLEX, fastPrices(seeing({ input: '2', cache_read: '0.5', output: '8' }))],
    })],
  },
  {
    providers, model: 'o4-mini-deep-research', dated: true, deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-06-26T00:00:00Z', source: TWO_AGREE,
      prices: { ...seeing({ input: '2', cache_read: '0.5', output: '8' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o3', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6.1-sol'),
    versions: [
      priced({
        version: 1, validFrom: '2025-04-16T00:00:00Z', validTo: '2025-06-10T00:00:00Z', status: 'disputed',
        source: pricing('Input and output: genai-prices 0.2.3 and Langfuse\'s price table of the day of the cut agree. Cached input: 2.5 in Langfuse\'s table; genai-prices has the 0.5 of after the cut.'),
        prices: { ...seeing({ input: '10', cache_read: '2.5', output: '40' }), ...TOOLS },
        rules: [BATCH, FLEX],
      }),
      priced({
        version: 2, validFrom: '2025-06-10T00:00:00Z', source: AGREE,
        prices: { ...seeing({ input: '2', cache_read: '0.5', output: '8' }), ...TOOLS },
        rules: [BATCH, FLEX, fast('1.75')],
      }),
    ],
  },
  {
    providers, model: 'o3-deep-research', dated: true, deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-06-26T00:00:00Z',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and Azure\'s retail list of 2026-08-11 agree.'),
      prices: { ...seeing({ input: '10', cache_read: '2.5', output: '40' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o3-pro', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6.1-sol'),
    versions: [priced({
      version: 1, validFrom: '2025-06-10T00:00:00Z', source: NO_CACHE_RATE,
      prices: { ...seeing({ input: '20', cache_read: '20', output: '80' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o3-mini', dated: true, deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2025-01-31T00:00:00Z', source: AGREE,
      prices: { input: '1.1', cache_read: '0.55', output: '4.4', file_search: '2.5' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o1', dated: true, deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2024-12-17T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '15', cache_read: '7.5', output: '60' }), file_search: '2.5' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o1-pro', dated: true, deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2025-03-19T00:00:00Z', source: NO_CACHE_RATE,
      prices: { ...seeing({ input: '150', cache_read: '150', output: '600' }), file_search: '2.5' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o1-preview', dated: true, deprecation: deprecated('2025-07-28', 'o3'),
    versions: [priced({
      version: 1, validFrom: '2024-09-12T00:00:00Z', status: 'imported', source: pricing('genai-prices 0.2.3 alone.'),
      prices: { input: '15', cache_read: '7.5', output: '60' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'o1-mini', dated: true, deprecation: deprecated('2025-10-27', 'o4-mini'),
    versions: [priced({
      version: 1, validFrom: '2025-01-31T00:00:00Z', status: 'imported',
      source: pricing('genai-prices 0.2.3 alone, which has the price of o3-mini\'s day and none from before.'),
      prices: { input: '1.1', cache_read: '0.55', output: '4.4' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'codex-mini-latest', aliases: ['codex-mini'],
    versions: [priced({
      version: 1,
      source: pricing('genai-prices 0.2.3, LiteLLM of 2026-08-01 and Azure\'s retail list of 2026-08-11 agree.'),
      prices: { ...seeing({ input: '1.5', cache_read: '0.375', output: '6' }), ...TOOLS },
    })],
  },
  {
    providers, model: 'computer-use-preview', dated: true, deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-03-11T00:00:00Z',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and Azure\'s retail list of 2026-08-11 agree; none has a cache rate, so cached input is billed as input.'),
      prices: { ...seeing({ input: '3', cache_read: '3', output: '12' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
];
