/*
 * A few entries of each list as they are published, other fields left out. To record them again:
 * `npm run generate -w @spancost/prices -- --fetch` for pi-ai and genai-prices, and for the others `curl -s` of
 * https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json,
 * https://openrouter.ai/api/v1/models, https://models.dev/api.json and
 * https://raw.githubusercontent.com/Portkey-AI/models/main/pricing/anthropic.json.
 */

export const PI_AI = {
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

export const GENAI_PRICES = [
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

export const LITELLM = {
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

export const OPENROUTER = {
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

export const MODELS_DEV = {
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

export const PORTKEY = {
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
