import { BEDROCK_CLAUDE } from './bedrock-claude.ts';
import { BEDROCK, disputedPlace, GOVERNMENT, namesOf, place, REGIONAL, SERVICE_TIERS } from './bedrock-rules.ts';
import { BATCH } from './claude-rules.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { over } from './rules.ts';
import type { MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';

const providers: readonly string[] = BEDROCK;

/** Amazon's price page, and which readings were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://aws.amazon.com/bedrock/pricing/', checkedAt: CHECKED_AT, note };
}

function version(source: PriceSource, prices: MeterPrices, rules: readonly PriceRule[] = [], more: Partial<PriceVersion> = {}): PriceVersion {
  return { version: 1, recordedAt: RECORDED_AT, status: 'verified', source, prices, ...(rules.length === 0 ? {} : { rules }), ...more };
}

/** A model that bills text, and images like text. */
function text(model: string, input: string, output: string, note: string, more: { readonly status?: PriceStatus; readonly rules?: readonly PriceRule[]; readonly aliases?: readonly string[] } = {}): ModelPrices {
  const { status = 'verified', rules = [], aliases } = more;
  return {
    providers, model, ...(aliases === undefined ? {} : { aliases }),
    versions: [version(pricing(note), { input, input_image: input, output }, [...rules, ...SERVICE_TIERS, BATCH], { status })],
  };
}

/** A Nova model: images and video are input tokens, what is written to a cache costs what fresh input does. */
function nova(input: string, cache_read: string, output: string): MeterPrices {
  return { input, cache_read, cache_write: input, output, input_image: input, cache_read_image: cache_read, input_video: input, cache_read_video: cache_read };
}

/** OpenAI's models on Bedrock at global prices; images are input tokens. */
function gpt(input: string, cache_read: string, cache_write: string, output: string): MeterPrices {
  return { input, cache_read, cache_write, output, input_image: input, cache_read_image: cache_read };
}

/** One of OpenAI's models whose `global.` profile is 10 % below the others. */
function openai(model: string, short: MeterPrices, long: MeterPrices): ModelPrices {
  return { providers, model, versions: [version(GPT, short, [over(272_000, long), REGIONAL])] };
}

const GPT: PriceSource = pricing('pi-ai 1.5.2 and genai-prices 0.2.3 agree on global and regional profiles and on the tier above 272,000 tokens.');
const FOUR = 'pi-ai 1.5.2, genai-prices 0.2.3, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.';
const WITHOUT_GENAI = 'pi-ai 1.5.2, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.';
const GENAI_AND_LITELLM = 'genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree.';
const NOVA_PLACES = 'The prices in the United States: pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. Asia: pi-ai and LiteLLM agree. The EU: LiteLLM has 1.3 times, pi-ai and Mastra\'s list 1.15 times; the higher is taken. GovCloud: LiteLLM, for Pro.';

/** Sizes of Nova Canvas that Amazon bills as "up to 1024 x 1024", and as larger. */
const SMALL: readonly string[] = ['320x320', '512x512', '768x768', '1024x1024', '1024x768', '768x1024', '1024x576', '576x1024', '1024x512', '512x1024'];
const LARGE: readonly string[] = ['1152x768', '768x1152', '1280x720', '720x1280', '1536x1024', '1024x1536', '1536x1536', '1792x1024', '1024x1792', '1920x1080', '1080x1920', '2048x1024', '1024x2048', '2048x2048'];

function canvas(quality: string, sizes: readonly string[], id: string, image: string): PriceRule {
  return { id, when: { parameters: { quality: [quality], size: sizes } }, prices: { image } };
}

/**
 * Amazon Bedrock on demand. A name without a profile is a call of the region's own model, `global.` a profile of its own. Batches
 * are at half, the flex tier at half and the priority tier at 1.75 times where Amazon offers them. Capacity that is bought by
 * the hour or reserved costs nothing per call; the surcharge for `performanceConfig.latency: optimized` is not told apart.
 */
export const BEDROCK_MODELS: readonly ModelPrices[] = [
  ...BEDROCK_CLAUDE,

  // Amazon Nova
  {
    providers, model: 'amazon.nova-2-lite-v1:0',
    versions: [version(
      pricing('The global profile and that of the United States: pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree. The EU and Japan: pi-ai and Mastra 1.17.9; the others have them at the price of the United States.'),
      nova('0.3', '0.075', '2.5'),
      [
        disputedPlace('eu', nova('0.374', '0.0935', '3.157')),
        place('jp', nova('0.396', '0.099', '3.311')),
        { id: 'regional', when: { geographyNot: ['global', ...namesOf('eu'), ...namesOf('jp')] }, multiply: '1.1' },
        ...SERVICE_TIERS, BATCH,
      ],
    )],
  },
  {
    providers, model: 'amazon.nova-premier-v1:0',
    versions: [version(pricing('pi-ai 1.5.2, genai-prices 0.2.3 and LiteLLM of 2026-08-01 agree.'), nova('2.5', '0.625', '12.5'), [...SERVICE_TIERS, BATCH])],
  },
  {
    providers, model: 'amazon.nova-pro-v1:0',
    versions: [version(pricing(`${NOVA_PLACES} Portkey's list has cache reads at 0.4.`), nova('0.8', '0.2', '3.2'), [
      disputedPlace('eu', nova('1.05', '0.2625', '4.2')),
      place('apac', nova('0.84', '0.21', '3.36')),
      GOVERNMENT, ...SERVICE_TIERS, BATCH,
    ])],
  },
  {
    providers, model: 'amazon.nova-lite-v1:0',
    versions: [version(pricing(`${NOVA_PLACES} Canada: pi-ai and Mastra.`), nova('0.06', '0.015', '0.24'), [
      disputedPlace('eu', nova('0.078', '0.0195', '0.312')),
      place('apac', nova('0.063', '0.01575', '0.252')),
      place('ca', nova('0.064', '0.016', '0.256')),
      GOVERNMENT, ...SERVICE_TIERS, BATCH,
    ])],
  },
  {
    providers, model: 'amazon.nova-micro-v1:0',
    versions: [version(pricing(NOVA_PLACES), { input: '0.035', cache_read: '0.00875', cache_write: '0.035', output: '0.14' }, [
      disputedPlace('eu', { input: '0.046', cache_read: '0.0115', cache_write: '0.046', output: '0.184' }),
      place('apac', { input: '0.037', cache_read: '0.00925', cache_write: '0.037', output: '0.148' }),
      GOVERNMENT, ...SERVICE_TIERS, BATCH,
    ])],
  },
  {
    providers, model: 'amazon.nova-2-sonic-v1:0',
    versions: [version(pricing('genai-prices 0.2.3.'), { input: '0.33', input_audio: '3', output: '2.75', output_audio: '12' }, [], { status: 'imported' })],
  },
  {
    providers, model: 'amazon.nova-sonic-v1:0',
    versions: [version(pricing('genai-prices 0.2.3.'), { input: '0.06', input_audio: '3.4', output: '0.24', output_audio: '13.6' }, [], { status: 'imported' })],
  },
  {
    providers, model: 'amazon.nova-canvas-v1:0',
    versions: [version(
      pricing('Per image by quality and size: two price tables released by others in 2026, one of them read off Amazon\'s bills, agree; LiteLLM of 2026-08-01 has the premium price of 1024 x 1024. Other sizes are not told apart and have no price.'),
      {},
      [
        canvas('standard', SMALL, 'standard', '0.04'),
        canvas('standard', LARGE, 'standard-large', '0.06'),
        canvas('premium', SMALL, 'premium', '0.06'),
        canvas('premium', LARGE, 'premium-large', '0.08'),
      ],
    )],
  },

  // Embeddings and rerankers
  { providers, model: 'amazon.titan-embed-text-v2:0', versions: [version(pricing(GENAI_AND_LITELLM), { input: '0.02' }, [BATCH])] },
  { providers, model: 'amazon.titan-embed-text-v1', versions: [version(pricing(GENAI_AND_LITELLM), { input: '0.1' })] },
  { providers, model: 'amazon.titan-embed-image-v1', versions: [version(pricing('LiteLLM of 2026-08-01.'), { input: '0.8', image: '0.00006' }, [BATCH], { status: 'imported' })] },
  {
    providers, model: 'amazon.nova-2-multimodal-embeddings-v1:0',
    versions: [version(pricing('LiteLLM of 2026-08-01; seconds of audio at 0.00014 are 0.504 per hour.'), { input: '0.135', image: '0.00006', audio_second: '0.504', video_second: '0.0007' }, [], { status: 'imported' })],
  },
  { providers, model: 'amazon.rerank-v1:0', versions: [version(pricing('LiteLLM of 2026-08-01; a search unit is a query with up to a hundred documents.'), { search_unit: '1' }, [], { status: 'imported' })] },
  { providers, model: 'cohere.rerank-v3-5:0', versions: [version(pricing('LiteLLM of 2026-08-01, and Cohere\'s own price; a search unit is a query with up to a hundred documents.'), { search_unit: '2' })] },
  { providers, model: 'cohere.embed-v4:0', versions: [version(pricing('LiteLLM of 2026-08-01, and Cohere\'s own price.'), { input: '0.12' })] },
  { providers, model: 'cohere.embed-english-v3', versions: [version(pricing('LiteLLM of 2026-08-01, and Cohere\'s own price.'), { input: '0.1' })] },
  { providers, model: 'cohere.embed-multilingual-v3', versions: [version(pricing('LiteLLM of 2026-08-01, and Cohere\'s own price.'), { input: '0.1' })] },

  // OpenAI
  openai('openai.gpt-6.1-sol', gpt('2', '0.1', '2.5', '10'), gpt('4', '0.2', '5', '15')),
  openai('openai.gpt-6.1-terra', gpt('1', '0.05', '1.25', '5'), gpt('2', '0.1', '2.5', '7.5')),
  openai('openai.gpt-6-astra', gpt('10', '1', '12.5', '50'), gpt('20', '2', '25', '75')),
  openai('openai.gpt-6-sol', gpt('2', '0.2', '2.5', '10'), gpt('4', '0.4', '5', '15')),
  openai('openai.gpt-6-luna', gpt('0.1', '0.01', '0.125', '0.5'), gpt('0.2', '0.02', '0.25', '0.75')),
  {
    providers, model: 'openai.gpt-5.6-sol',
    versions: [
      version(pricing('Until the cut of 2026-08-21: genai-prices 0.2.3, and LiteLLM of 2026-08-01 for the region\'s own model.'), gpt('5', '0.5', '6.25', '30'), [over(272_000, gpt('10', '1', '12.5', '45')), REGIONAL], { validTo: '2026-08-21T00:00:00Z' }),
      version(GPT, gpt('4', '0.4', '5', '20'), [over(272_000, gpt('8', '0.8', '10', '30')), REGIONAL], { version: 2, validFrom: '2026-08-21T00:00:00Z' }),
    ],
  },
  {
    providers, model: 'openai.gpt-5.6-terra',
    versions: [
      version(pricing('Until the cut of 2026-07-30: genai-prices 0.2.3, which has only the region\'s own model.'), gpt('2.5', '0.25', '3.125', '15'), [REGIONAL], { validTo: '2026-07-30T00:00:00Z', status: 'imported' }),
      version(GPT, gpt('2', '0.2', '2.5', '12'), [over(272_000, gpt('4', '0.4', '5', '18')), REGIONAL], { version: 2, validFrom: '2026-07-30T00:00:00Z' }),
    ],
  },
  {
    providers, model: 'openai.gpt-5.6-luna',
    versions: [
      version(pricing('Until the cut of 2026-07-30: genai-prices 0.2.3, which has only the region\'s own model.'), gpt('1', '0.1', '1.25', '6'), [REGIONAL], { validTo: '2026-07-30T00:00:00Z', status: 'imported' }),
      version(GPT, gpt('0.2', '0.02', '0.25', '1.2'), [over(272_000, gpt('0.4', '0.04', '0.5', '1.8')), REGIONAL], { version: 2, validFrom: '2026-07-30T00:00:00Z' }),
    ],
  },
  { providers, model: 'openai.gpt-5.5', versions: [version(pricing(FOUR), { input: '5.5', cache_read: '0.55', output: '33', input_image: '5.5', cache_read_image: '0.55' })] },
  { providers, model: 'openai.gpt-5.4', versions: [version(pricing(FOUR), { input: '2.75', cache_read: '0.275', output: '16.5', input_image: '2.75', cache_read_image: '0.275' })] },
  text('openai.gpt-oss-120b-1:0', '0.15', '0.6', `${FOUR} GovCloud at 1.2 times: pi-ai.`, { rules: [GOVERNMENT], aliases: ['openai.gpt-oss-120b'] }),
  text('openai.gpt-oss-20b-1:0', '0.07', '0.3', `${FOUR} GovCloud at 1.2 times: pi-ai. LiteLLM has 0.075 for the newer endpoint.`, { rules: [GOVERNMENT], aliases: ['openai.gpt-oss-20b'] }),
  text('openai.gpt-oss-safeguard-120b', '0.15', '0.6', WITHOUT_GENAI),
  text('openai.gpt-oss-safeguard-20b', '0.07', '0.2', WITHOUT_GENAI),

  // Meta
  text('meta.llama4-maverick-17b-instruct-v1:0', '0.24', '0.97', `${FOUR} LiteLLM has the price of a batch.`),
  text('meta.llama4-scout-17b-instruct-v1:0', '0.17', '0.66', `${FOUR} LiteLLM has the price of a batch.`),
  text('meta.llama3-3-70b-instruct-v1:0', '0.72', '0.72', FOUR),
  text('meta.llama3-2-90b-instruct-v1:0', '0.72', '0.72', 'genai-prices 0.2.3; LiteLLM of 2026-08-01 has 2.', { status: 'disputed' }),
  text('meta.llama3-2-11b-instruct-v1:0', '0.16', '0.16', 'genai-prices 0.2.3; LiteLLM of 2026-08-01 has 0.35.', { status: 'disputed' }),
  text('meta.llama3-2-3b-instruct-v1:0', '0.15', '0.15', `${GENAI_AND_LITELLM} The EU: LiteLLM.`, { rules: [place('eu', { input: '0.19', input_image: '0.19', output: '0.19' })] }),
  text('meta.llama3-2-1b-instruct-v1:0', '0.1', '0.1', `${GENAI_AND_LITELLM} The EU: LiteLLM.`, { rules: [place('eu', { input: '0.13', input_image: '0.13', output: '0.13' })] }),
  text('meta.llama3-1-70b-instruct-v1:0', '0.72', '0.72', 'pi-ai 1.5.2, genai-prices 0.2.3 and Mastra\'s list 1.17.9 agree; LiteLLM of 2026-08-01 has 0.99.'),
  text('meta.llama3-1-8b-instruct-v1:0', '0.22', '0.22', FOUR),
  text('meta.llama3-70b-instruct-v1:0', '2.65', '3.5', GENAI_AND_LITELLM),
  text('meta.llama3-8b-instruct-v1:0', '0.3', '0.6', GENAI_AND_LITELLM),

  // Mistral
  text('mistral.mistral-large-3-675b-instruct', '0.5', '1.5', FOUR),
  text('mistral.ministral-3-14b-instruct', '0.2', '0.2', FOUR),
  text('mistral.ministral-3-8b-instruct', '0.15', '0.15', FOUR),
  text('mistral.ministral-3-3b-instruct', '0.1', '0.1', FOUR),
  text('mistral.magistral-small-2509', '0.5', '1.5', FOUR),
  text('mistral.devstral-2-123b', '0.4', '2', FOUR),
  text('mistral.pixtral-large-2502-v1:0', '2', '6', FOUR),
  text('mistral.mistral-large-2402-v1:0', '4', '12', 'genai-prices 0.2.3; LiteLLM of 2026-08-01 has 8 and 24.', { status: 'disputed' }),
  text('mistral.mistral-small-2402-v1:0', '1', '3', GENAI_AND_LITELLM),
  text('mistral.mixtral-8x7b-instruct-v0:1', '0.45', '0.7', GENAI_AND_LITELLM),
  text('mistral.mistral-7b-instruct-v0:2', '0.15', '0.2', GENAI_AND_LITELLM),

  // DeepSeek and Qwen
  text('deepseek.v3.2', '0.62', '1.85', `${WITHOUT_GENAI} The EU: LiteLLM.`, { rules: [place('eu', { input: '0.74', input_image: '0.74', output: '2.22' })] }),
  text('deepseek.v3-v1:0', '0.58', '1.68', WITHOUT_GENAI),
  text('deepseek.r1-v1:0', '1.35', '5.4', 'genai-prices 0.2.3, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.'),
  text('qwen.qwen3-235b-a22b-2507-v1:0', '0.22', '0.88', WITHOUT_GENAI),
  text('qwen.qwen3-32b-v1:0', '0.15', '0.6', FOUR),
  text('qwen.qwen3-coder-480b-a35b-v1:0', '0.45', '1.8', 'pi-ai 1.5.2, genai-prices 0.2.3 and Mastra\'s list 1.17.9 agree; LiteLLM of 2026-08-01 has 0.22 for input.'),
  text('qwen.qwen3-coder-30b-a3b-v1:0', '0.15', '0.6', FOUR),
  text('qwen.qwen3-coder-next', '0.5', '1.2', WITHOUT_GENAI),
  text('qwen.qwen3-next-80b-a3b', '0.15', '1.2', WITHOUT_GENAI),
  text('qwen.qwen3-vl-235b-a22b', '0.53', '2.66', FOUR),

  // Others
  text('cohere.command-r-plus-v1:0', '3', '15', 'LiteLLM of 2026-08-01, and Cohere\'s own price of spring 2024.'),
  text('cohere.command-r-v1:0', '0.5', '1.5', 'LiteLLM of 2026-08-01, and Cohere\'s own price of spring 2024.'),
  text('google.gemma-4-31b', '0.14', '0.4', WITHOUT_GENAI),
  text('google.gemma-4-26b-a4b', '0.13', '0.4', WITHOUT_GENAI),
  text('google.gemma-3-27b-it', '0.23', '0.38', 'genai-prices 0.2.3, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.'),
  text('google.gemma-3-12b-it', '0.09', '0.29', 'genai-prices 0.2.3, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.'),
  text('google.gemma-3-4b-it', '0.04', '0.08', 'genai-prices 0.2.3, Mastra\'s list 1.17.9 and LiteLLM of 2026-08-01 agree.'),
  text('minimax.minimax-m2.5', '0.3', '1.2', WITHOUT_GENAI),
  text('moonshotai.kimi-k2.5', '0.6', '3', WITHOUT_GENAI),
  text('moonshot.kimi-k2-thinking', '0.6', '2.5', WITHOUT_GENAI),
  text('nvidia.nemotron-super-3-120b', '0.15', '0.65', FOUR),
  text('nvidia.nemotron-nano-3-30b', '0.06', '0.24', FOUR),
  text('nvidia.nemotron-nano-9b-v2', '0.06', '0.23', FOUR),
  text('zai.glm-5', '1', '3.2', WITHOUT_GENAI),
  text('zai.glm-4.7', '0.6', '2.2', WITHOUT_GENAI),
  text('writer.palmyra-x5-v1:0', '0.6', '6', FOUR),
  text('writer.palmyra-x4-v1:0', '2.5', '10', FOUR),
];
