import { over } from '../rules.ts';
import { BATCH, fast, FLEX, LONG, modelPage, priced, pricing, providers, RESIDENCY, seeing, TOOLS } from './terms.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const LAUNCH: PriceSource = pricing(
  'genai-prices 0.2.3, LiteLLM of 2026-08-01 and Azure\'s retail list of 2026-08-11 agree, batch, flex and fast included.',
);
const CUT_OF_JULY: PriceSource = pricing(
  'Cut on 2026-07-30. pi-ai 1.5.2, genai-prices 0.2.3, LiteLLM 1.105.0 and OpenAI\'s page of fast mode agree; OpenRouter of 2026-08-01 sold at half.',
);

const DAYBREAK: PriceSource = pricing('pi-ai 1.5.2, LiteLLM 1.105.0 and ai-sdk-cost-calculator 7.1.14 agree; the long-context tier of the red one is in LiteLLM alone.');

/** Fast mode costs twice the rates of the same context length; at first it served short prompts only. */
function tiers(long: MeterPrices): readonly PriceRule[] {
  return [over(LONG, seeing(long)), BATCH, FLEX, fast('2'), RESIDENCY];
}

/** GPT-5.6, the first to bill cache writes: 1.25 times the input for the usual 30 minutes. */
export const GPT_5_6: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-5.6-sol', aliases: ['gpt-5.6'], dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-08-21T00:00:00Z', source: LAUNCH,
        prices: { ...seeing({ input: '5', cache_read: '0.5', cache_write: '6.25', output: '30' }), ...TOOLS },
        rules: tiers({ input: '10', cache_read: '1', cache_write: '12.5', output: '45' }),
      }),
      priced({
        version: 2, validFrom: '2026-08-21T00:00:00Z', validTo: '2026-11-22T00:00:00Z',
        source: modelPage('gpt-5.6-sol', 'Promotion from 2026-08-21, "at least until November 21, 2026". OpenAI\'s model page, pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree.'),
        prices: { ...seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '20' }), ...TOOLS },
        rules: tiers({ input: '8', cache_read: '0.8', cache_write: '10', output: '30' }),
      }),
      priced({
        version: 3, validFrom: '2026-11-22T00:00:00Z', status: 'disputed',
        source: modelPage('gpt-5.6-sol', 'The promotion was promised until 2026-11-21 and no source of a later day was seen. Kept at the promotional price; the price before it was 5 in and 30 out.'),
        prices: { ...seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '20' }), ...TOOLS },
        rules: tiers({ input: '8', cache_read: '0.8', cache_write: '10', output: '30' }),
      }),
    ],
  },
  {
    providers, model: 'gpt-5.6-terra', dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-07-30T00:00:00Z', source: LAUNCH,
        prices: { ...seeing({ input: '2.5', cache_read: '0.25', cache_write: '3.125', output: '15' }), ...TOOLS },
        rules: tiers({ input: '5', cache_read: '0.5', cache_write: '6.25', output: '22.5' }),
      }),
      priced({
        version: 2, validFrom: '2026-07-30T00:00:00Z', source: CUT_OF_JULY,
        prices: { ...seeing({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '12' }), ...TOOLS },
        rules: tiers({ input: '4', cache_read: '0.4', cache_write: '5', output: '18' }),
      }),
    ],
  },
  {
    providers, model: 'gpt-5.6-luna', dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-07-30T00:00:00Z', source: LAUNCH,
        prices: { ...seeing({ input: '1', cache_read: '0.1', cache_write: '1.25', output: '6' }), ...TOOLS },
        rules: tiers({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '9' }),
      }),
      priced({
        version: 2, validFrom: '2026-07-30T00:00:00Z', source: CUT_OF_JULY,
        prices: { ...seeing({ input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '1.2' }), ...TOOLS },
        rules: tiers({ input: '0.4', cache_read: '0.04', cache_write: '0.5', output: '1.8' }),
      }),
    ],
  },
  {
    providers, model: 'gpt-daybreak-blue-latest', aliases: ['daybreak-blue-latest'],
    versions: [priced({
      version: 1, source: DAYBREAK,
      prices: { ...seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '20' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '8', cache_read: '0.8', cache_write: '10', output: '30' }))],
    })],
  },
  {
    providers, model: 'gpt-daybreak-red-latest', aliases: ['daybreak-red-latest'],
    versions: [priced({
      version: 1, source: DAYBREAK,
      prices: { ...seeing({ input: '12.5', cache_read: '1.25', cache_write: '15.625', output: '75' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '25', cache_read: '2.5', cache_write: '31.25', output: '112.5' }))],
    })],
  },
  {
    providers, model: 'gpt-5.6-cyber',
    versions: [priced({
      version: 1,
      source: pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM 1.105.0 agree; the long-context tier is in LiteLLM and in OpenAI\'s rule for the generation.'),
      prices: { ...seeing({ input: '12.5', cache_read: '1.25', cache_write: '15.625', output: '75' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '25', cache_read: '2.5', cache_write: '31.25', output: '112.5' })), RESIDENCY],
    })],
  },
];
