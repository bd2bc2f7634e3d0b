import { BATCH, deprecated, modelPage, priced, pricing, providers } from './terms.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource } from '../../price-book.ts';

const AGREE: PriceSource = pricing("genai-prices 0.2.3, LiteLLM 1.105.0 and Azure's retail list of 2026-08-11 agree, half in a batch.");
const GENERATION_2: PriceSource = pricing("genai-prices 0.2.3, LiteLLM 1.105.0 and OpenAI's changelog agree, half in a batch: the rates of gpt-image-2.");
const GENERATION_2_6: PriceSource = modelPage('gpt-image-2.6-sunburst', "OpenAI's model page and two resellers agree: the rates of gpt-image-2.5.");
const DALL_E: PriceSource = pricing("LiteLLM 1.105.0's price per pixel, ai-sdk-cost-calculator 7.1.14 and Azure's retail list agree. A call that states neither size nor quality has the defaults of the API.");
const SORA: PriceSource = pricing("LiteLLM 1.105.0, ai-sdk-cost-calculator 7.1.14 and Azure's retail list agree.");

/** Since GPT Image 2: everything that comes out is an image. */
const IMAGE_2: MeterPrices = { input: '5', cache_read: '1.25', input_image: '8', cache_read_image: '2', output: '30', output_image: '30' };

const TALL: readonly string[] = ['1024x1792', '1792x1024'];

function at(id: string, parameters: Readonly<Record<string, readonly string[]>>, prices: MeterPrices): PriceRule {
  return { id, when: { parameters }, prices };
}

/** What makes pictures. GPT Image bills tokens, DALL·E pictures by size and quality, Sora seconds by size. */
export const IMAGE: readonly ModelPrices[] = [
  { providers, model: 'gpt-image-2.6-sunburst', dated: true, versions: [priced({ version: 1, validFrom: '2026-11-04T00:00:00Z', source: GENERATION_2_6, prices: IMAGE_2, rules: [BATCH] })] },
  { providers, model: 'gpt-image-2.6-flare', dated: true, versions: [priced({ version: 1, validFrom: '2026-11-04T00:00:00Z', source: GENERATION_2_6, prices: IMAGE_2, rules: [BATCH] })] },
  { providers, model: 'gpt-image-2.5-sunburst', dated: true, versions: [priced({ version: 1, validFrom: '2026-09-08T00:00:00Z', source: GENERATION_2, prices: IMAGE_2, rules: [BATCH] })] },
  { providers, model: 'gpt-image-2.5-flare', dated: true, versions: [priced({ version: 1, validFrom: '2026-09-08T00:00:00Z', source: GENERATION_2, prices: IMAGE_2, rules: [BATCH] })] },
  { providers, model: 'gpt-image-2', dated: true, versions: [priced({ version: 1, validFrom: '2026-04-21T00:00:00Z', source: AGREE, prices: IMAGE_2, rules: [BATCH] })] },
  {
    providers, model: 'gpt-image-1.5', aliases: ['chatgpt-image-latest'], dated: true, deprecation: deprecated('2026-12-01', 'gpt-image-2.6-sunburst'),
    versions: [priced({
      version: 1, validFrom: '2025-12-16T00:00:00Z', source: AGREE,
      prices: { input: '5', cache_read: '1.25', input_image: '8', cache_read_image: '2', output: '10', output_image: '32' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-image-1-mini', deprecation: deprecated('2026-12-01', 'gpt-image-2.6-flare'),
    versions: [priced({
      version: 1, source: AGREE,
      prices: { input: '2', cache_read: '0.2', input_image: '2.5', cache_read_image: '0.25', output: '8', output_image: '8' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'gpt-image-1', deprecation: deprecated('2026-10-23', 'gpt-image-2.5-sunburst'),
    versions: [priced({
      version: 1, validFrom: '2025-04-23T00:00:00Z', source: AGREE,
      prices: { input: '5', cache_read: '1.25', input_image: '10', cache_read_image: '2.5', output: '40', output_image: '40' },
      rules: [BATCH],
    })],
  },
  {
    providers, model: 'dall-e-3', deprecation: deprecated('2026-05-12', 'gpt-image-1'),
    versions: [priced({
      version: 1, validFrom: '2023-11-06T00:00:00Z', source: DALL_E,
      prices: { image: '0.04' },
      rules: [
        at('tall', { size: TALL }, { image: '0.08' }),
        at('hd', { quality: ['hd'] }, { image: '0.08' }),
        at('hd-tall', { quality: ['hd'], size: TALL }, { image: '0.12' }),
      ],
    })],
  },
  {
    providers, model: 'dall-e-2', deprecation: deprecated('2026-05-12', 'gpt-image-1-mini'),
    versions: [priced({
      version: 1, validFrom: '2022-11-03T00:00:00Z', source: DALL_E,
      prices: { image: '0.02' },
      rules: [at('512', { size: ['512x512'] }, { image: '0.018' }), at('256', { size: ['256x256'] }, { image: '0.016' })],
    })],
  },
  {
    providers, model: 'sora-2', dated: true, deprecation: deprecated('2026-09-24'),
    versions: [priced({ version: 1, source: SORA, prices: { video_second: '0.1' } })],
  },
  {
    providers, model: 'sora-2-pro', dated: true, deprecation: deprecated('2026-09-24'),
    versions: [priced({
      version: 1, source: SORA,
      prices: { video_second: '0.3' },
      rules: [
        at('tall', { size: TALL }, { video_second: '0.5' }),
        at('full-hd', { size: ['1080x1920', '1920x1080'] }, { video_second: '0.7' }),
      ],
    })],
  },
];
