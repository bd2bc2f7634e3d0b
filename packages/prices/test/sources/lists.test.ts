import { describe, expect, it } from 'vitest';
import { PACKAGED_BOOK } from '../../src/index.ts';
import { readSource, recogniseSource, type SourceFormat, type SourcePrice } from '../../src/sources/index.ts';

/**
 * A few entries of each list as they are published, other fields left out. To record them again:
 * `npm run generate -w @spancost/prices -- --fetch` for pi-ai and genai-prices, and for the others `curl -s` of
 * https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json,
 * https://openrouter.ai/api/v1/models, https://models.dev/api.json and
 * https://raw.githubusercontent.com/Portkey-AI/models/main/pricing/anthropic.json.
 */
const PI_AI = {
  'anthropic-messages': {
    'chat:claude-haiku-5-5': {
      id: 'claude-haiku-5-5',
      provider: 'anthropic',
      type: 'chat',
      input: ['text', 'image'],
      cost: {
        input: 0.1,
        output: 0.5,
        cacheRead: 0.01,
        cacheWrite: 0.125,
        tiers: [{ inputTokensAbove: 100000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 }],
      },
    },
  },
  'openai-completions': {
    'chat:grok-4.3': {
      id: 'grok-4.3',
      provider: 'xai',
      type: 'chat',
      input: ['text'],
      cost: {
        input: 1.25,
        output: 2.5,
        cacheRead: 0.2,
        cacheWrite: 0,
        tiers: [{ inputTokensAbove: 271999, input: 2.5, output: 5, cacheRead: 0.4, cacheWrite: 0 }],
      },
    },
    'chat:gemma-4-31b-it': {
      id: 'gemma-4-31b-it',
      provider: 'google',
      type: 'chat',
      input: ['text'],
      cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    },
    'chat:recursive/flint-v1.0:free': {
      id: 'recursive/flint-v1.0:free',
      provider: 'openrouter',
      type: 'chat',
      input: ['text'],
      cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    },
    'image:openai/gpt-image-1': {
      id: 'openai/gpt-image-1',
      provider: 'openrouter',
      type: 'image',
      input: ['text'],
      cost: { input: 10, output: 10, cacheRead: 1.25, cacheWrite: 0 },
    },
  },
};

const GENAI_PRICES = [
  {
    id: 'openai',
    models: [
      {
        id: 'gpt-5.6-sol',
        match: { or: [{ equals: 'gpt-5.6' }, { starts_with: 'gpt-5.6-sol' }, { regex: '^gpt.*$' }] },
        prices: [
          { prices: { input_mtok: 5, cache_read_mtok: 0.5, output_mtok: 30 } },
          {
            constraint: { start_date: '2026-08-21', type: 'start_date' },
            prices: {
              input_mtok: { base: 4, tiers: [{ start: 272000, price: 8 }] },
              cache_read_mtok: 0.4,
              output_mtok: 20,
              web_searches_kcount: 10,
            },
          },
        ],
      },
      { id: 'whisper', match: { equals: 'whisper-1' }, prices: { audio_hours: 0.36 } },
      { id: 'text-embedding-3-small', match: { equals: 'text-embedding-3-small' }, prices: { input_mtok: 0.02 } },
    ],
  },
  {
    id: 'deepseek',
    models: [
      {
        id: 'deepseek-chat',
        match: { equals: 'deepseek-chat' },
        prices: [
          { prices: { input_mtok: 0.135, output_mtok: 0.55 } },
          {
            constraint: { start_time: '16:30:00Z', end_time: '00:30:00Z', type: 'time_of_date' },
            prices: { input_mtok: 0.27, output_mtok: 1.1 },
          },
        ],
      },
    ],
  },
  {
    id: 'google',
    models: [
      { id: 'claude-opus-4-7', match: { contains: 'claude-opus-4-7' }, prices: { input_mtok: 5, output_mtok: 25 } },
      { id: 'gemma-4-31b-it', match: { equals: 'gemma-4-31b-it' }, prices: {} },
      { id: 'by-pattern', match: { regex: '^by.*' }, prices: { input_mtok: 1, output_mtok: 2 } },
    ],
  },
];

const LITELLM = {
  sample_spec: { litellm_provider: 'one of https://docs.litellm.ai/docs/providers', input_cost_per_token: 0, mode: 'chat' },
  'gpt-5.4': {
    litellm_provider: 'openai',
    mode: 'chat',
    input_cost_per_token: 2.5e-6,
    output_cost_per_token: 1.5e-5,
    cache_read_input_token_cost: 2.5e-7,
    input_cost_per_token_above_272k_tokens: 5e-6,
    output_cost_per_token_above_272k_tokens: 2.25e-5,
    cache_read_input_token_cost_above_272k_tokens: 5e-7,
    input_cost_per_token_batches: 1.25e-6,
    output_cost_per_token_batches: 7.5e-6,
    input_cost_per_token_priority: 5e-6,
    output_cost_per_token_priority: 3e-5,
    input_cost_per_token_above_272k_tokens_priority: 1e-5,
    regional_processing_uplift_multiplier_eu: 1.1,
    supports_vision: true,
  },
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0': {
    litellm_provider: 'bedrock_converse',
    mode: 'chat',
    input_cost_per_token: 3.3e-6,
    output_cost_per_token: 1.65e-5,
    cache_creation_input_token_cost: 4.125e-6,
    cache_creation_input_token_cost_above_1hr: 6.6e-6,
    search_context_cost_per_query: { search_context_size_high: 0.01, search_context_size_low: 0.01, search_context_size_medium: 0.01 },
  },
  'azure/gpt-4o-audio-preview': {
    litellm_provider: 'azure',
    mode: 'chat',
    input_cost_per_token: 2.5e-6,
    output_cost_per_token: 1e-5,
    input_cost_per_audio_token: 4e-5,
    output_cost_per_audio_token: 8e-5,
  },
  'claude-opus-4-6': {
    litellm_provider: 'anthropic',
    mode: 'chat',
    input_cost_per_token: 5e-6,
    output_cost_per_token: 2.5e-5,
    provider_specific_entry: { us: 1.1, fast: 6 },
  },
  'dashscope/qwen-flash': {
    litellm_provider: 'dashscope',
    mode: 'chat',
    tiered_pricing: [
      { range: [0, 256000], input_cost_per_token: 5e-8, output_cost_per_token: 4e-7 },
      { range: [256000, 1000000], input_cost_per_token: 2.5e-7, output_cost_per_token: 2e-6 },
    ],
  },
  'groq/whisper-large-v3': {
    litellm_provider: 'groq',
    mode: 'audio_transcription',
    input_cost_per_second: 3.083e-5,
    output_cost_per_second: 0,
  },
  'rerank-v3.5': {
    litellm_provider: 'cohere',
    mode: 'rerank',
    input_cost_per_query: 0.002,
    input_cost_per_token: 0,
    output_cost_per_token: 0,
  },
  'ollama/llama3': { litellm_provider: 'ollama', mode: 'chat', input_cost_per_token: 0, output_cost_per_token: 0 },
};

const OPENROUTER = {
  data: [
    {
      id: 'qwen/qwen3.7-flash',
      architecture: { input_modalities: ['text', 'image'] },
      pricing: {
        prompt: '0.00000003',
        completion: '0.00000013',
        input_cache_read: '0.000000006',
        web_search: '0.005',
        overrides: [
          { min_prompt_tokens: 32000, prompt: '0.0000001', completion: '0.0000004' },
          { utc_start: '16:30', utc_end: '00:30', prompt: '0.00000001' },
        ],
      },
    },
    { id: 'perplexity/sonar-deep-research', pricing: { prompt: '0.000002', completion: '0.000008', internal_reasoning: '0.000003' } },
    { id: 'openrouter/auto', pricing: { prompt: '-1', completion: '-1' } },
    { id: 'cohere/north-mini-code:free', pricing: { prompt: '0', completion: '0' } },
    { id: 'stealth/model', pricing: { prompt: '0', completion: '0' } },
  ],
};

const MODELS_DEV = {
  'amazon-bedrock': {
    id: 'amazon-bedrock',
    models: {
      'amazon.nova-lite-v1:0': {
        id: 'amazon.nova-lite-v1:0',
        modalities: { input: ['text', 'image', 'video'] },
        cost: { input: 0.06, output: 0.24, cache_read: 0.015 },
      },
    },
  },
  openai: {
    id: 'openai',
    models: {
      'gpt-5.4': {
        id: 'gpt-5.4',
        modalities: { input: ['text'] },
        cost: {
          input: 2.5,
          output: 15,
          reasoning: 15,
          cache_read: 0.25,
          tiers: [{ tier: { type: 'context', size: 272000 }, input: 5, output: 22.5, cache_read: 0.5 }],
          context_over_200k: { input: 5, output: 22.5 },
        },
        experimental: { modes: { fast: { cost: { input: 5, output: 30 } } } },
      },
      'gpt-oss': { id: 'gpt-oss' },
    },
  },
  mistral: { id: 'mistral', models: { voxtral: { id: 'voxtral', cost: { input: 0, output: 0, per_minute: 0.003 } } } },
};

const PORTKEY = {
  default: { pricing_config: { pay_as_you_go: { request_token: { price: 0 } }, currency: 'USD' } },
  'claude-3-5-sonnet-20241022': {
    pricing_config: {
      pay_as_you_go: {
        request_token: { price: 0.0003 },
        response_token: { price: 0.0015 },
        cache_read_input_token: { price: 0.00003 },
        cache_write_input_token: { price: 0.000375 },
        additional_units: { cache_write_1h: { price: 0.0006 }, web_search: { price: 1 } },
      },
      batch_config: { request_token: { price: 0.00015 }, response_token: { price: 0.00075 } },
    },
  },
};

function read(data: unknown, provider?: string): ReadonlyMap<string, SourcePrice> {
  const { prices } = readSource(data, provider === undefined ? {} : { provider });
  return new Map(prices.map((price) => [[price.provider, price.model, price.validFrom].filter(Boolean).join(' '), price]));
}

describe('a list is recognised by its shape', () => {
  it.each<[SourceFormat, unknown]>([
    ['pi-ai', PI_AI],
    ['pi-ai', [PI_AI]],
    ['genai-prices', GENAI_PRICES],
    ['litellm', LITELLM],
    ['openrouter', OPENROUTER],
    ['models.dev', MODELS_DEV],
    ['portkey', PORTKEY],
    ['price-book', PACKAGED_BOOK],
  ])('%s', (format, data) => {
    expect(recogniseSource(data)).toBe(format);
  });

  it.each([null, undefined, 1, 'text', [], {}, [[]], [1], { data: [] }, { data: [{}] }, { a: { b: 1 } }])('%j is none', (data) => {
    expect(recogniseSource(data)).toBeUndefined();
    expect(readSource(data).problems).toHaveLength(1);
  });
});

describe('pi-ai', () => {
  const prices = read(PI_AI);

  it('has 0.1 and 0.5 for Haiku 5.5, its images at the price of text, and five times that above 100,000 tokens', () => {
    expect(prices.get('anthropic claude-haiku-5-5')).toEqual({
      provider: 'anthropic',
      model: 'claude-haiku-5-5',
      free: false,
      prices: { input: '0.1', cache_read: '0.01', cache_write: '0.125', input_image: '0.1', cache_read_image: '0.01', output: '0.5' },
      rules: [
        {
          id: 'over-100000',
          when: { promptOver: 100_000 },
          prices: { input: '0.5', cache_read: '0.05', cache_write: '0.625', input_image: '0.5', cache_read_image: '0.05', output: '2.5' },
        },
      ],
    });
  });

  it('means at least 272,000 where it writes more than 271,999, has no price where it writes zero, and says xai', () => {
    expect(prices.get('x_ai grok-4.3')).toMatchObject({
      prices: { input: '1.25', output: '2.5', cache_read: '0.2' },
      rules: [{ id: 'from-272000', when: { promptFrom: 272_000 } }],
    });
  });

  it('is free only where the id says so, and has no price of images that are made', () => {
    expect(prices.get('openrouter recursive/flint-v1.0:free')).toMatchObject({ free: true, prices: { input: '0', output: '0' } });
    expect(prices.size).toBe(3);
    expect(readSource(PI_AI).problems).toEqual([
      { path: ['openai-completions', 'chat:gemma-4-31b-it'], problem: 'costs nothing, which these lists also write for "unknown"' },
      { path: ['openai-completions', 'image:openai/gpt-image-1'], problem: 'makes images, of which this list has no price' },
    ]);
  });

  it('is not read where a long prompt lacks a price that a short one has', () => {
    const cost = {
      input: 1,
      output: 2,
      cacheRead: 0.1,
      cacheWrite: 0,
      tiers: [{ inputTokensAbove: 1000, input: 2, output: 4, cacheRead: 0, cacheWrite: 0 }],
    };
    const data = { api: { m: { id: 'm', provider: 'p', cost } } };
    expect(readSource(data, { format: 'pi-ai' })).toMatchObject({
      prices: [],
      problems: [{ path: ['api', 'm', 'cost', 'tiers'], problem: 'has no cache_read above 1000 tokens' }],
    });
  });
});

describe('genai-prices', () => {
  const prices = read(GENAI_PRICES);

  it('has the price before and after a day, under the ids that it spells out and its own where a clause finds it', () => {
    expect(prices.get('openai gpt-5.6-sol')).toMatchObject({
      aliases: ['gpt-5.6'],
      validTo: '2026-08-21T00:00:00Z',
      prices: { input: '5', output: '30' },
    });
    expect(prices.get('openai gpt-5.6-sol 2026-08-21T00:00:00Z')).toMatchObject({
      prices: { input: '4', cache_read: '0.4', input_image: '4', input_video: '4', output: '20', web_search: '10' },
      rules: [{ id: 'over-272000', prices: { input: '8', cache_read: '0.4', input_image: '8', output: '20' } }],
    });
  });

  it('has transcription by the hour, and images of embeddings only where it prices them', () => {
    expect(prices.get('openai whisper-1')).toMatchObject({ prices: { audio_second: '0.36' } });
    expect(prices.get('openai text-embedding-3-small')?.prices).toEqual({ input: '0.02' });
  });

  it('has hours over midnight as two windows', () => {
    expect(prices.get('deepseek deepseek-chat')?.rules).toEqual([
      {
        id: 'hours-1',
        when: {
          schedule: {
            timeZone: 'UTC',
            windows: [
              { from: '16:30', to: '24:00' },
              { from: '00:00', to: '00:30' },
            ],
          },
        },
        prices: expect.objectContaining({ input: '0.27', output: '1.1' }) as object,
      },
    ]);
  });

  it("has Claude under google as Vertex AI's, nothing for a model without prices, and no id of a pattern", () => {
    expect(prices.has('gcp.vertex_ai claude-opus-4-7')).toBe(true);
    expect(readSource(GENAI_PRICES).problems).toEqual([
      { path: [2, 'models', 1], problem: 'has no price that can be read' },
      { path: [2, 'models', 2, 'match'], problem: 'spells out no id that no model before it has' },
    ]);
  });
});

describe('LiteLLM', () => {
  const prices = read(LITELLM);

  it('has tiers first, long prompts over them, and what has a price for both last', () => {
    expect(prices.get('openai gpt-5.4')).toMatchObject({ prices: { input: '2.5', cache_read: '0.25', output: '15' } });
    expect(prices.get('openai gpt-5.4')?.rules).toEqual([
      { id: 'batch', when: { serviceTier: ['batch'] }, prices: { input: '1.25', output: '7.5' } },
      { id: 'priority', when: { serviceTier: ['priority'] }, prices: { input: '5', output: '30' } },
      { id: 'over-272000', when: { promptOver: 272_000 }, prices: { input: '5', cache_read: '0.5', output: '22.5' } },
      {
        id: 'priority-over-272000',
        when: { serviceTier: ['priority'], promptOver: 272_000 },
        prices: { input: '10', cache_read: '0.25', output: '30' },
      },
      { id: 'eu', when: { geography: ['eu'] }, multiply: '1.1' },
    ]);
  });

  it.each([
    [
      'aws.bedrock us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      { input: '3.3', cache_write: '4.125', cache_write_1h: '6.6', output: '16.5', web_search: '10' },
    ],
    ['azure.ai.openai gpt-4o-audio-preview', { input: '2.5', input_audio: '40', output: '10', output_audio: '80' }],
    ['groq whisper-large-v3', { audio_second: '0.110988' }],
    ['cohere rerank-v3.5', { search_unit: '2' }],
    ['dashscope qwen-flash', { input: '0.05', output: '0.4' }],
  ])('has %s at %j', (name, meters) => {
    expect(prices.get(name)?.prices).toEqual(meters);
  });

  it('has bands of prompt lengths, a place and a fast mode as rules', () => {
    expect(prices.get('dashscope qwen-flash')?.rules).toEqual([
      { id: 'over-256000', when: { promptOver: 256_000 }, prices: { input: '0.25', output: '2' } },
    ]);
    expect(prices.get('anthropic claude-opus-4-6')?.rules).toEqual([
      { id: 'us', when: { geography: ['us'] }, multiply: '1.1' },
      { id: 'fast', when: { serviceTier: ['fast'] }, multiply: '6' },
    ]);
  });

  it('has no price of what runs at home, and none of the sample', () => {
    expect(readSource(LITELLM).problems.map(({ path }) => path)).toEqual([['ollama/llama3']]);
  });
});

describe('OpenRouter', () => {
  const prices = read(OPENROUTER);

  it('has overrides by prompt and by hour, a later one over an earlier', () => {
    expect(prices.get('openrouter qwen/qwen3.7-flash')?.prices).toEqual({
      input: '0.03',
      cache_read: '0.006',
      input_image: '0.03',
      cache_read_image: '0.006',
      output: '0.13',
      web_search: '5',
    });
    expect(prices.get('openrouter qwen/qwen3.7-flash')?.rules).toMatchObject([
      { id: 'from-32000', when: { promptFrom: 32_000 }, prices: { input: '0.1', cache_read: '0.006', output: '0.4' } },
      { id: 'hours-1630', prices: { input: '0.01' } },
    ]);
  });

  it('has reasoning apart where it costs something else, is free where the id says so, and a router has no price', () => {
    expect(prices.get('openrouter perplexity/sonar-deep-research')?.prices).toEqual({ input: '2', output: '8', reasoning: '3' });
    expect(prices.get('openrouter cohere/north-mini-code:free')?.free).toBe(true);
    expect(readSource(OPENROUTER).problems.map(({ path }) => path)).toEqual([
      ['data', 2, 'pricing', 'prompt'],
      ['data', 4],
    ]);
  });
});

describe('models.dev', () => {
  const prices = read(MODELS_DEV);

  it('has media as text, modes as tiers, and the newer tiers before the older', () => {
    expect(prices.get('aws.bedrock amazon.nova-lite-v1:0')?.prices).toMatchObject({
      input: '0.06',
      input_image: '0.06',
      input_video: '0.06',
      cache_read_video: '0.015',
    });
    expect(prices.get('openai gpt-5.4')).toMatchObject({
      prices: { input: '2.5', output: '15' },
      rules: [{ id: 'fast', prices: { input: '5', output: '30' } }, { id: 'over-272000' }],
    });
    expect(prices.get('openai gpt-5.4')?.prices.reasoning).toBeUndefined();
    expect(prices.get('mistral_ai voxtral')?.prices).toEqual({ audio_second: '0.18' });
    expect(readSource(MODELS_DEV).problems).toEqual([{ path: ['openai', 'models', 'gpt-oss', 'cost'], problem: 'has no price' }]);
  });
});

describe('Portkey', () => {
  it('has cents per token, and must be told whose prices they are', () => {
    expect(read(PORTKEY, 'anthropic').get('anthropic claude-3-5-sonnet-20241022')).toMatchObject({
      prices: { input: '3', cache_read: '0.3', cache_write: '3.75', cache_write_1h: '6', output: '15', web_search: '10' },
      rules: [{ id: 'batch', prices: { input: '1.5', output: '7.5' } }],
    });
    expect(readSource(PORTKEY)).toMatchObject({
      prices: [],
      problems: [{ path: [], problem: 'does not say whose prices these are; name the provider' }],
    });
  });
});

describe('a price book of ours', () => {
  it('has every version that no later one replaces, and is read whole or not at all', () => {
    const { prices, problems } = readSource(PACKAGED_BOOK);
    expect(problems).toEqual([]);
    expect(prices.length).toBeGreaterThanOrEqual(PACKAGED_BOOK.models.length);
    const broken = { ...PACKAGED_BOOK, models: [...PACKAGED_BOOK.models, { providers: ['p'], model: 'm', versions: [] }] };
    expect(readSource(broken)).toMatchObject({ prices: [], problems: [{ path: ['models', PACKAGED_BOOK.models.length, 'versions'] }] });
  });
});
