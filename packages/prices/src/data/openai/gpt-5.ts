import { over } from '../rules.ts';
import { BATCH, deprecated, fast, fastPrices, FLEX, LONG, priced, pricing, providers, RESIDENCY, seeing, TOOLS } from './terms.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree; tiers: LiteLLM, OpenAI\'s page of fast mode and Azure\'s retail list.',
);
const NO_CACHE_RATE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; none has a cache rate, so cached input is billed as input. Batch: LiteLLM.',
);
const PRO_CACHE: PriceSource = pricing(
  'Input and output: pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; tiers: LiteLLM and Azure\'s retail list. Cached input: LiteLLM of 2026-08-01 alone had a tenth of input, and has dropped it since; the others have no cache rate, so it is billed as input.',
);
const CHAT: PriceSource = pricing('LiteLLM 1.105.0 and Azure\'s retail list of 2026-08-11 agree; fast mode: LiteLLM of 2026-08-01.');
const TWO_AGREE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree.');
const CODEX: PriceSource = pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and Azure\'s retail list of 2026-08-11 agree; fast mode: OpenAI\'s page of it and LiteLLM of 2026-08-01.');

/** GPT-5.4 and GPT-5.5: fast mode serves prompts up to 272,000 tokens; a longer one is served, and billed, as usual. */
function tiers(shortFast: MeterPrices, long: MeterPrices): readonly PriceRule[] {
  return [fastPrices(seeing(shortFast)), over(LONG, seeing(long)), BATCH, FLEX, RESIDENCY];
}

/** GPT-5 to GPT-5.5. Cache writes cost nothing beyond the input. */
export const GPT_5: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-5.5', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-04-23T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '5', cache_read: '0.5', output: '30' }), ...TOOLS },
      rules: tiers({ input: '12.5', cache_read: '1.25', output: '75' }, { input: '10', cache_read: '1', output: '45' }),
    })],
  },
  {
    providers, model: 'gpt-5.5-pro', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-04-23T00:00:00Z', status: 'disputed', source: PRO_CACHE,
      prices: { ...seeing({ input: '30', cache_read: '30', output: '180' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '60', cache_read: '60', output: '270' })), BATCH, FLEX, RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-5.5-cyber',
    versions: [priced({
      version: 1, source: TWO_AGREE,
      prices: { ...seeing({ input: '12.5', cache_read: '1.25', output: '75' }), ...TOOLS },
      rules: [RESIDENCY],
    })],
  },
  {
    providers, model: 'chat-latest', aliases: ['gpt-chat-latest'],
    versions: [priced({
      version: 1,
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree. The model behind the name changes; none of the lists has another price.'),
      prices: { ...seeing({ input: '5', cache_read: '0.5', output: '30' }), ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-5.4', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-05T00:00:00Z',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree. Cached input in a batch: the price page rounds half of 0.25 to 0.13.'),
      prices: { ...seeing({ input: '2.5', cache_read: '0.25', output: '15' }), ...TOOLS },
      rules: tiers({ input: '5', cache_read: '0.5', output: '30' }, { input: '5', cache_read: '0.5', output: '22.5' }),
    })],
  },
  {
    providers, model: 'gpt-5.4-mini', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-17T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.75', cache_read: '0.075', output: '4.5' }), ...TOOLS },
      rules: [BATCH, FLEX, fast('2'), RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-5.4-nano', dated: true, deprecation: deprecated('2027-04-01'),
    versions: [priced({
      version: 1, validFrom: '2026-03-17T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.2', cache_read: '0.02', output: '1.25' }), ...TOOLS },
      rules: [BATCH, FLEX, RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-5.4-pro', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-05T00:00:00Z', status: 'disputed', source: PRO_CACHE,
      prices: { ...seeing({ input: '30', cache_read: '30', output: '180' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '60', cache_read: '60', output: '270' })), BATCH, FLEX, RESIDENCY],
    })],
  },
  {
    providers, model: 'gpt-5.3-codex', deprecation: deprecated('2027-04-01'),
    versions: [priced({
      version: 1, validFrom: '2026-02-05T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.3-chat-latest', deprecation: deprecated('2026-08-10'),
    versions: [priced({
      version: 1, source: CHAT,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.2', dated: true,
    versions: [priced({
      version: 1, validFrom: '2025-12-11T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [BATCH, FLEX, fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.2-chat-latest', deprecation: deprecated('2026-08-10'),
    versions: [priced({
      version: 1, validFrom: '2025-12-11T00:00:00Z', source: CHAT,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.2-codex', deprecation: deprecated('2026-07-23', 'gpt-5.3-codex'),
    versions: [priced({
      version: 1, source: CODEX,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.2-pro', dated: true,
    versions: [priced({
      version: 1, validFrom: '2025-12-11T00:00:00Z', source: NO_CACHE_RATE,
      prices: { ...seeing({ input: '21', cache_read: '21', output: '168' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-5.1', dated: true, deprecation: deprecated('2027-04-01'),
    versions: [priced({
      version: 1, validFrom: '2025-11-13T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [BATCH, FLEX, fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.1-chat-latest', deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-11-13T00:00:00Z', source: CHAT,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.1-codex', deprecation: deprecated('2026-07-23', 'gpt-5.3-codex'),
    versions: [priced({
      version: 1, validFrom: '2025-11-13T00:00:00Z', source: CODEX,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5.1-codex-max', deprecation: deprecated('2026-07-23', 'gpt-5.3-codex'),
    versions: [priced({
      version: 1,
      source: pricing('LiteLLM 1.105.0 and Azure\'s retail list of 2026-08-11 agree.'),
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-5.1-codex-mini', deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-11-13T00:00:00Z', source: CODEX,
      prices: { ...seeing({ input: '0.25', cache_read: '0.025', output: '2' }), ...TOOLS },
      rules: [fast('1.8')],
    })],
  },
  {
    providers, model: 'gpt-5', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6.1-sol'),
    versions: [priced({
      version: 1, validFrom: '2025-08-07T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [BATCH, FLEX, fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5-chat-latest', aliases: ['gpt-5-chat'], deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-08-07T00:00:00Z',
      source: pricing('pi-ai 1.5.2 and LiteLLM 1.105.0 agree.'),
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
    })],
  },
  {
    providers, model: 'gpt-5-codex', deprecation: deprecated('2026-07-23', 'gpt-5.3-codex'),
    versions: [priced({
      version: 1, source: CODEX,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [fast('2')],
    })],
  },
  {
    providers, model: 'gpt-5-search-api', dated: true,
    versions: [priced({
      version: 1, validFrom: '2025-10-14T00:00:00Z', source: TWO_AGREE,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), web_search: '10' },
    })],
  },
  {
    providers, model: 'gpt-5-mini', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6.1-terra'),
    versions: [priced({
      version: 1, validFrom: '2025-08-07T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.25', cache_read: '0.025', output: '2' }), ...TOOLS },
      rules: [BATCH, FLEX, fast('1.8')],
    })],
  },
  {
    providers, model: 'gpt-5-nano', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6-luna'),
    versions: [priced({
      version: 1, validFrom: '2025-08-07T00:00:00Z',
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree. LiteLLM has a fast input of 2.5, fifty times the rate and without an output: a slip, since OpenAI\'s page of fast mode does not name the model.'),
      prices: { ...seeing({ input: '0.05', cache_read: '0.005', output: '0.4' }), ...TOOLS },
      rules: [BATCH, FLEX],
    })],
  },
  {
    providers, model: 'gpt-5-pro', dated: true, deprecation: deprecated('2026-12-11', 'gpt-6.1-sol'),
    versions: [priced({
      version: 1, validFrom: '2025-10-06T00:00:00Z', source: NO_CACHE_RATE,
      prices: { ...seeing({ input: '15', cache_read: '15', output: '120' }), ...TOOLS },
      rules: [BATCH],
    })],
  },
];
