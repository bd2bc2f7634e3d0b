import type { Deprecation, MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { parameterPrices } from './rules.ts';

const providers: readonly string[] = ['perplexity'];

/** Perplexity's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://docs.perplexity.ai/getting-started/pricing', checkedAt: CHECKED_AT, note };
}

function version(
  number: number,
  [validFrom, validTo]: readonly [from?: string, to?: string],
  status: PriceStatus,
  source: PriceSource,
  prices: MeterPrices,
  rules?: readonly PriceRule[],
): PriceVersion {
  const when = { ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }) };
  return { version: number, ...when, recordedAt: RECORDED_AT, status, source, prices, ...(rules === undefined ? {} : { rules }) };
}

/** When citations became free and the fee of a request began to hang on how much of the web it reads. */
const BY_CONTEXT = '2025-04-18T00:00:00Z';
const SONAR_ENDS = '2026-09-27T00:00:00Z';

const SONAR_ENDED: Deprecation = {
  retiresAt: SONAR_ENDS,
  replacement: 'perplexity/sonar',
  source: {
    url: 'https://docs.perplexity.ai/docs/agent-api/migrate-from-sonar', checkedAt: CHECKED_AT,
    note: '"Sonar will be supported until September 27, 2026": Perplexity\'s page and others that quote it. Requests are passed on to the Agent API.',
  },
};

const SONAR = 'Perplexity\'s pages of 2025 and 2026, LiteLLM of 2026-08-01 and several transcriptions agree. Without a stated search_context_size the fee is that of "low", which is the API\'s default. Citations cost nothing.';
const AFTER_THE_END = 'Support ended on 2026-09-27; these are the last prices that Perplexity published.';

/** Fees of a request, per 1,000, by `search_context_size`; the base price is that of low. */
function byContext(medium: string, high: string): readonly PriceRule[] {
  return [
    parameterPrices('medium-context', { search_context_size: 'medium' }, { request: medium }),
    parameterPrices('high-context', { search_context_size: 'high' }, { request: high }),
  ];
}

/** Pro Search of sonar-pro; "auto" is billed as what the query was taken for and is not told apart. */
const PRO_SEARCH: readonly PriceRule[] = [
  parameterPrices('pro-search', { search_type: 'pro' }, { request: '14' }),
  parameterPrices('pro-search-medium', { search_type: 'pro', search_context_size: 'medium' }, { request: '18' }),
  parameterPrices('pro-search-high', { search_type: 'pro', search_context_size: 'high' }, { request: '22' }),
];

/** The last published price, before and after the end of support. */
function untilTheEnd(note: string, since: string, prices: MeterPrices, rules?: readonly PriceRule[]): readonly PriceVersion[] {
  return [
    version(1, [since, SONAR_ENDS], 'verified', pricing(note), prices, rules),
    version(2, [SONAR_ENDS], 'disputed', pricing(`${AFTER_THE_END} ${note}`), prices, rules),
  ];
}

const EMBEDDINGS = pricing('genai-prices 0.2.3, LiteLLM of 2026-08-01 and ai-sdk-cost-calculator 7.1.14 agree where they have it.');
const DECISIONS: PriceSource = {
  url: 'https://docs.perplexity.ai/docs/decisions/quickstart', checkedAt: CHECKED_AT,
  note: 'genai-prices 0.2.3 and OpenRouter\'s list in pi-ai 1.5.2 agree; output is free and there is no fee for the request.',
};

/**
 * Perplexity's own models: tokens, a fee for each request, searches. Models of others that its Agent API passes on at their
 * providers' prices are not in here.
 */
export const PERPLEXITY: readonly ModelPrices[] = [
  {
    providers, model: 'sonar', deprecation: SONAR_ENDED,
    versions: untilTheEnd(SONAR, BY_CONTEXT, { input: '1', output: '1', citation: '0', request: '5' }, byContext('8', '12')),
  },
  {
    providers, model: 'sonar-pro', deprecation: SONAR_ENDED,
    versions: untilTheEnd(SONAR, BY_CONTEXT, { input: '3', output: '15', citation: '0', request: '6' }, [...byContext('10', '14'), ...PRO_SEARCH]),
  },
  {
    providers, model: 'sonar-reasoning',
    deprecation: { ...SONAR_ENDED, retiresAt: '2025-12-15T00:00:00Z', replacement: 'sonar-reasoning-pro', source: pricing('Deprecated on 2025-12-15, as another price table records; gone from Perplexity\'s page.') },
    versions: [version(1, [BY_CONTEXT], 'disputed',
      pricing('Tokens: all agree. The fee for high context is 12 in genai-prices 0.2.3 and 14 in LiteLLM of 2026-08-01; 12 is in line with sonar. Low is the API\'s default.'),
      { input: '1', output: '5', citation: '0', request: '5' }, byContext('8', '12'))],
  },
  {
    providers, model: 'sonar-reasoning-pro', deprecation: SONAR_ENDED,
    versions: untilTheEnd(SONAR, BY_CONTEXT, { input: '2', output: '8', citation: '0', request: '6' }, byContext('10', '14')),
  },
  {
    providers, model: 'sonar-deep-research', deprecation: SONAR_ENDED,
    versions: untilTheEnd(
      'Perplexity\'s pages of 2025 and 2026, genai-prices 0.2.3, LiteLLM of 2026-08-01 and several transcriptions agree: searches, citations and reasoning apart, and no fee for the request. ai-sdk-cost-calculator 7.1.14 has reasoning at the price of output.',
      '2025-03-07T00:00:00Z',
      { input: '2', output: '8', reasoning: '3', citation: '2', web_search: '5', request: '0' },
    ),
  },

  // Agent API and Search API
  {
    providers, model: 'perplexity/sonar',
    versions: [version(1, [], 'verified',
      pricing('genai-prices 0.2.3, Mastra\'s list of 2026-09 and TokenMeter agree; searches as on Perplexity\'s page of 2026-10-07, $2.50 per 1,000, fast ones $1. Since when was not established; they cost 5 before. Fetched pages, images, people and finance are not told apart.'),
      { input: '0.25', cache_read: '0.0625', output: '2.5', web_search: '2.5' },
      [parameterPrices('fast-search', { search_type: 'fast' }, { web_search: '1' })])],
  },
  {
    providers, model: 'search',
    versions: [version(1, ['2025-09-25T00:00:00Z'], 'verified',
      pricing('The Search API, $5 per 1,000 requests, fast ones $1: Perplexity\'s pages, LiteLLM of 2026-08-01 and a comparison of October 2026 agree.'),
      { web_search: '5' }, [parameterPrices('fast-search', { search_type: 'fast' }, { web_search: '1' })])],
  },

  // Embeddings
  { providers, model: 'pplx-embed-v1-0.6b', versions: [version(1, ['2026-02-01T00:00:00Z'], 'verified', EMBEDDINGS, { input: '0.004' })] },
  { providers, model: 'pplx-embed-v1-4b', versions: [version(1, ['2026-02-01T00:00:00Z'], 'verified', EMBEDDINGS, { input: '0.03' })] },
  { providers, model: 'pplx-embed-context-v1-0.6b', versions: [version(1, ['2026-02-01T00:00:00Z'], 'verified', EMBEDDINGS, { input: '0.008' })] },
  { providers, model: 'pplx-embed-context-v1-4b', versions: [version(1, ['2026-02-01T00:00:00Z'], 'verified', EMBEDDINGS, { input: '0.05' })] },

  // Decisions API
  {
    providers, model: 'pplx-decider-v1.2', aliases: ['pplx-decider-latest', 'pplx-decider-v1.1-27b', 'pplx-decider-v1-27b'],
    versions: [version(1, [], 'verified', DECISIONS, { input: '0.02', output: '0', request: '0' })],
  },
  {
    providers, model: 'pplx-decider-flash-v1.2', aliases: ['pplx-decider-flash-latest'],
    versions: [version(1, [], 'verified', DECISIONS, { input: '0.01', output: '0', request: '0' })],
  },
];
