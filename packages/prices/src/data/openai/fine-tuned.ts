import { tierPrices } from '../rules.ts';
import { BATCH, deprecated, priced, pricing, providers, seeing } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree on input and output; cached input and batch: LiteLLM.');
const ONE: PriceSource = pricing('LiteLLM 1.105.0 alone.');
const NO_CACHE_RATE: PriceSource = pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree; none has a cache rate, so cached input is billed as input.');
const SHUT_2026 = '2026-10-23';

/** Fine-tuned models, `ft:BASE:organisation:name:id`, are billed by their base and are dearer than it. */
export const FINE_TUNED: readonly ModelPrices[] = [
  {
    providers, model: 'ft:gpt-4.1', dated: true,
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: seeing({ input: '3', cache_read: '0.75', output: '12' }), rules: [tierPrices('batch', seeing({ input: '1.5', cache_read: '0.5', output: '6' }))] })],
  },
  {
    providers, model: 'ft:gpt-4.1-mini', dated: true,
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: seeing({ input: '0.8', cache_read: '0.2', output: '3.2' }), rules: [BATCH] })],
  },
  {
    providers, model: 'ft:gpt-4.1-nano', dated: true, deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: seeing({ input: '0.2', cache_read: '0.05', output: '0.8' }), rules: [BATCH] })],
  },
  {
    providers, model: 'ft:gpt-4o', dated: true,
    versions: [priced({
      version: 1, status: 'disputed',
      source: pricing('genai-prices 0.2.3 and LiteLLM 1.105.0 agree on input and output; cached input: LiteLLM of 2026-08-01. Batch is LiteLLM\'s 2.225, 0.9 and 12.5, which is not half, as it is elsewhere.'),
      prices: seeing({ input: '3.75', cache_read: '1.875', output: '15' }),
      rules: [tierPrices('batch', seeing({ input: '2.225', cache_read: '0.9', output: '12.5' }))],
    })],
  },
  {
    providers, model: 'ft:gpt-4o-mini', dated: true,
    versions: [priced({ version: 1, source: AGREE, prices: seeing({ input: '0.3', cache_read: '0.15', output: '1.2' }), rules: [BATCH] })],
  },
  {
    providers, model: 'ft:o4-mini', dated: true, deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: seeing({ input: '4', cache_read: '1', output: '16' }), rules: [BATCH] })],
  },
  {
    providers, model: 'ft:gpt-3.5-turbo', aliases: ['ft:gpt-3.5-turbo-0125', 'ft:gpt-3.5-turbo-1106', 'ft:gpt-3.5-turbo-0613'], deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { input: '3', cache_read: '3', output: '6' }, rules: [BATCH] })],
  },
  {
    providers, model: 'ft:davinci-002', deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: { input: '12', cache_read: '12', output: '12' }, rules: [BATCH] })],
  },
  {
    providers, model: 'ft:babbage-002', deprecation: deprecated(SHUT_2026),
    versions: [priced({ version: 1, status: 'imported', source: ONE, prices: { input: '1.6', cache_read: '1.6', output: '1.6' }, rules: [BATCH] })],
  },
];
