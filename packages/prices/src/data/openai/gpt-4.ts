import { BATCH, deprecated, fast, fastPrices, priced, pricing, providers, seeing, TOOLS, WEB_SEARCH_PREVIEW } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree; batch and fast mode: LiteLLM and OpenAI\'s page of fast mode.',
);
const NO_CACHE_RATE: PriceSource = pricing(
  'pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree; none has a cache rate, so cached input is billed as input.',
);
const TWO_AGREE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM agree; none has a cache rate, so cached input is billed as input.');
const SEARCH: PriceSource = pricing(
  'genai-prices 0.2.3 and LiteLLM 1.105.0 agree. A search: 25 for a thousand in LiteLLM 1.105.0 and ai-sdk-cost-calculator 7.1.14; LiteLLM of 2026-08-01 still had the fees by context size of spring 2025.',
);
const SHUT_2026 = '2026-10-23';

/** GPT-4 and GPT-3.5. Fast mode costs 1.7 to 2 times the rates. */
export const GPT_4: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-4.1', dated: true, deprecation: deprecated('2027-01-14', 'gpt-6-luna'),
    versions: [priced({
      version: 1, validFrom: '2025-04-14T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '2', cache_read: '0.5', output: '8' }), ...TOOLS },
      rules: [BATCH, fast('1.75'), WEB_SEARCH_PREVIEW],
    })],
  },
  {
    providers, model: 'gpt-4.1-mini', dated: true, deprecation: deprecated('2027-01-14', 'gpt-6-luna'),
    versions: [priced({
      version: 1, validFrom: '2025-04-14T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.4', cache_read: '0.1', output: '1.6' }), ...TOOLS },
      rules: [BATCH, fast('1.75'), WEB_SEARCH_PREVIEW],
    })],
  },
  {
    providers, model: 'gpt-4.1-nano', dated: true, deprecation: deprecated(SHUT_2026, 'gpt-5.6-luna'),
    versions: [priced({
      version: 1, validFrom: '2025-04-14T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.1', cache_read: '0.025', output: '0.4' }), file_search: '2.5', container: '0.03' },
      rules: [BATCH, fast('2')],
    })],
  },
  {
    providers, model: 'gpt-4o', deprecation: deprecated('2027-01-14', 'gpt-6-luna'),
    versions: [
      priced({
        version: 1, validFrom: '2024-05-13T00:00:00Z', validTo: '2024-10-02T00:00:00Z',
        source: pricing('The price of gpt-4o-2024-05-13, which gpt-4o meant until that day; pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 have it under the dated name.'),
        prices: seeing({ input: '5', cache_read: '5', output: '15' }),
        rules: [BATCH],
      }),
      priced({
        version: 2, validFrom: '2024-10-02T00:00:00Z',
        source: pricing('pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree. The day on which gpt-4o stopped meaning gpt-4o-2024-05-13.'),
        prices: { ...seeing({ input: '2.5', cache_read: '1.25', output: '10' }), ...TOOLS },
        rules: [BATCH, fast('1.7'), WEB_SEARCH_PREVIEW],
      }),
    ],
  },
  {
    providers, model: 'gpt-4o-2024-08-06', aliases: ['gpt-4o-2024-11-20'], deprecation: deprecated('2027-01-14', 'gpt-6-luna'),
    versions: [priced({
      version: 1, validFrom: '2024-08-06T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '2.5', cache_read: '1.25', output: '10' }), ...TOOLS },
      rules: [BATCH, fast('1.7'), WEB_SEARCH_PREVIEW],
    })],
  },
  {
    providers, model: 'gpt-4o-2024-05-13', deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2024-05-13T00:00:00Z', source: NO_CACHE_RATE,
      prices: { ...seeing({ input: '5', cache_read: '5', output: '15' }), ...TOOLS },
      rules: [BATCH, fast('1.75'), WEB_SEARCH_PREVIEW],
    })],
  },
  {
    providers, model: 'gpt-4o-mini', dated: true, deprecation: deprecated('2027-01-14', 'gpt-6-luna'),
    versions: [priced({
      version: 1, validFrom: '2024-07-18T00:00:00Z', source: AGREE,
      prices: { ...seeing({ input: '0.15', cache_read: '0.075', output: '0.6' }), ...TOOLS },
      rules: [BATCH, fastPrices(seeing({ input: '0.25', cache_read: '0.125', output: '1' })), WEB_SEARCH_PREVIEW],
    })],
  },
  {
    providers, model: 'gpt-4o-search-preview', dated: true, deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-03-11T00:00:00Z', source: SEARCH,
      prices: { input: '2.5', cache_read: '1.25', output: '10', web_search: '25' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-4o-mini-search-preview', dated: true, deprecation: deprecated('2026-07-23'),
    versions: [priced({
      version: 1, validFrom: '2025-03-11T00:00:00Z', source: SEARCH,
      prices: { input: '0.15', cache_read: '0.075', output: '0.6', web_search: '25' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'chatgpt-4o-latest',
    versions: [priced({
      version: 1, source: TWO_AGREE,
      prices: seeing({ input: '5', cache_read: '5', output: '15' }),
    })],
  },
  {
    providers, model: 'gpt-4.5-preview', dated: true, deprecation: deprecated('2025-07-14', 'gpt-4.1'),
    versions: [priced({
      version: 1, validFrom: '2025-02-27T00:00:00Z',
      source: pricing('genai-prices 0.2.3 and ai-sdk-cost-calculator 7.1.14 agree; the cache rate is in genai-prices alone.'),
      prices: seeing({ input: '75', cache_read: '37.5', output: '150' }),
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-4-turbo', aliases: ['gpt-4-turbo-2024-04-09', 'gpt-4-turbo-preview', 'gpt-4-1106-preview', 'gpt-4-0125-preview', 'gpt-4-vision-preview', 'gpt-4-1106-vision-preview'],
    deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2023-11-06T00:00:00Z', source: NO_CACHE_RATE,
      prices: seeing({ input: '10', cache_read: '10', output: '30' }),
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-4', aliases: ['gpt-4-0613', 'gpt-4-0314'], deprecation: deprecated(SHUT_2026, 'gpt-5.6-sol'),
    versions: [priced({
      version: 1, validFrom: '2023-03-14T00:00:00Z', source: NO_CACHE_RATE,
      prices: { input: '30', cache_read: '30', output: '60' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-4-32k', aliases: ['gpt-4-32k-0613', 'gpt-4-32k-0314'], deprecation: deprecated('2025-06-06'),
    versions: [priced({
      version: 1, validFrom: '2023-03-14T00:00:00Z',
      source: pricing('genai-prices 0.2.3 and ai-sdk-cost-calculator 7.1.14 agree; none has a cache rate, so cached input is billed as input.'),
      prices: { input: '60', cache_read: '60', output: '120' },
    })],
  },
  {
    providers, model: 'gpt-3.5-turbo', aliases: ['gpt-3.5-turbo-0125'], deprecation: deprecated(SHUT_2026, 'gpt-5.6-terra'),
    versions: [priced({
      version: 1, validFrom: '2024-03-01T00:00:00Z',
      source: pricing('genai-prices 0.2.3, LiteLLM 1.105.0 and OpenRouter of 2026-08-01 agree; none has a cache rate, so cached input is billed as input. By March 2024 gpt-3.5-turbo meant gpt-3.5-turbo-0125; what it cost before is not in this book.'),
      prices: { input: '0.5', cache_read: '0.5', output: '1.5' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-3.5-turbo-1106', deprecation: deprecated('2026-09-28', 'gpt-5.6-terra'),
    versions: [priced({
      version: 1, validFrom: '2023-11-06T00:00:00Z',
      source: pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree; LiteLLM\'s batch price is the full one, so there is no batch rule.'),
      prices: { input: '1', cache_read: '1', output: '2' },
    })],
  },
  {
    providers, model: 'gpt-3.5-turbo-0613', aliases: ['gpt-3.5-turbo-0301'],
    versions: [priced({
      version: 1, validFrom: '2023-06-13T00:00:00Z',
      status: 'imported', source: pricing('genai-prices 0.2.3 alone.'),
      prices: { input: '1.5', cache_read: '1.5', output: '2' },
    })],
  },
  {
    providers, model: 'gpt-3.5-turbo-16k', aliases: ['gpt-3.5-turbo-16k-0613'], deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, validFrom: '2023-06-13T00:00:00Z', source: TWO_AGREE, prices: { input: '3', cache_read: '3', output: '4' } })],
  },
  {
    providers, model: 'gpt-3.5-turbo-instruct', aliases: ['gpt-3.5-turbo-instruct-0914'], deprecation: deprecated('2026-09-28'),
    versions: [priced({ version: 1, source: TWO_AGREE, prices: { input: '1.5', cache_read: '1.5', output: '2' } })],
  },
  {
    providers, model: 'davinci-002', deprecation: deprecated('2026-09-28'),
    versions: [priced({ version: 1, source: TWO_AGREE, prices: { input: '2', cache_read: '2', output: '2' }, rules: [BATCH] })],
  },
  {
    providers, model: 'babbage-002', deprecation: deprecated('2026-09-28'),
    versions: [priced({ version: 1, source: TWO_AGREE, prices: { input: '0.4', cache_read: '0.4', output: '0.4' }, rules: [BATCH] })],
  },
];
