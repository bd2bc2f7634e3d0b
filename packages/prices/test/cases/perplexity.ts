import type { MeterQuantities } from '../../src/index.ts';
import type { PriceCase } from './price-case.ts';

/** Worked out from the prices that the page states, or stated when the call was made. */
export const PERPLEXITY_CASES: readonly PriceCase[] = [
  // A fee for the request by how much of the web it reads; low is the default of the API
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0065',
    'nothing stated: 1,000 × 1 + 500 × 1 per million; 1 × 5 per thousand',
  ),
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0065',
    '1,000 × 1 + 500 × 1 per million; 1 × 5 per thousand',
    { parameters: { search_context_size: 'low' } },
  ),
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0095',
    '1,000 × 1 + 500 × 1 per million; 1 × 8 per thousand',
    { parameters: { search_context_size: 'medium' } },
  ),
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0135',
    '1,000 × 1 + 500 × 1 per million; 1 × 12 per thousand',
    { parameters: { search_context_size: 'high' } },
  ),
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500 },
    '0.0015',
    'no request counted, no fee: 1,000 × 1 + 500 × 1 per million',
  ),
  call(
    'sonar',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1, citation: 20_000 },
    '0.0065',
    'citations are free: 1,000 × 1 + 500 × 1 per million; 1 × 5 per thousand',
  ),
  call(
    'sonar-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0165',
    'nothing stated: 1,000 × 3 + 500 × 15 per million; 1 × 6 per thousand',
  ),
  call(
    'sonar-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0245',
    '1,000 × 3 + 500 × 15 per million; 1 × 14 per thousand',
    { parameters: { search_context_size: 'high' } },
  ),
  call(
    'sonar-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0245',
    'Pro Search with low context: 1,000 × 3 + 500 × 15 per million; 1 × 14 per thousand',
    { parameters: { search_type: 'pro' } },
  ),
  call(
    'sonar-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0285',
    '1,000 × 3 + 500 × 15 per million; 1 × 18 per thousand',
    { parameters: { search_type: 'pro', search_context_size: 'medium' } },
  ),
  call(
    'sonar-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0325',
    '1,000 × 3 + 500 × 15 per million; 1 × 22 per thousand',
    { parameters: { search_type: 'pro', search_context_size: 'high' } },
  ),
  call(
    'sonar-reasoning',
    '2025-08-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0115',
    '1,000 × 1 + 500 × 5 per million; 1 × 8 per thousand',
    { parameters: { search_context_size: 'medium' } },
  ),
  call(
    'sonar-reasoning-pro',
    '2026-06-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.016',
    '1,000 × 2 + 500 × 8 per million; 1 × 10 per thousand',
    { parameters: { search_context_size: 'medium' } },
  ),
  // Deep research: reasoning, citations and searches apart, no fee for the request
  call(
    'sonar-deep-research',
    '2026-06-01T00:00:00Z',
    { input: 33, output: 7163, reasoning: 193_947, citation: 20_016, web_search: 28, request: 1 },
    '0.819243',
    '33 × 2 + 7,163 × 8 + 193,947 × 3 + 20,016 × 2 per million; 28 × 5 per thousand',
  ),
  call(
    'sonar-deep-research',
    '2026-06-01T00:00:00Z',
    { input: 10, output: 0, web_search: 30 },
    '0.15002',
    'thirty searches: 10 × 2 per million; 30 × 5 per thousand',
  ),
  // After the end of Sonar on 2026-09-27
  call(
    'sonar',
    '2026-10-01T00:00:00Z',
    { input: 1000, output: 500, request: 1 },
    '0.0065',
    'last published price: 1,000 × 1 + 500 × 1 per million; 1 × 5 per thousand',
  ),
  call(
    'perplexity/sonar',
    '2026-11-20T12:00:00Z',
    { input: 4000, cache_read: 6000, output: 500, web_search: 2 },
    '0.007625',
    '4,000 × 0.25 + 6,000 × 0.0625 + 500 × 2.5 per million; 2 × 2.5 per thousand',
  ),
  call(
    'perplexity/sonar',
    '2026-11-20T12:00:00Z',
    { input: 4000, output: 500, web_search: 2 },
    '0.00425',
    '4,000 × 0.25 + 500 × 2.5 per million; 2 × 1 per thousand',
    { parameters: { search_type: 'fast' } },
  ),
  call('search', '2026-11-20T12:00:00Z', { web_search: 7 }, '0.035', '7 × 5 per thousand'),
  // Embeddings and decisions
  call('pplx-embed-v1-0.6b', '2026-11-20T12:00:00Z', { input: 123_456 }, '0.000493824', '123,456 × 0.004 per million'),
  call('pplx-embed-context-v1-4b', '2026-11-20T12:00:00Z', { input: 123_456 }, '0.0061728', '123,456 × 0.05 per million'),
  call(
    'pplx-decider-latest',
    '2026-11-20T12:00:00Z',
    { input: 5000, output: 40, request: 1 },
    '0.0001',
    'output is free: 5,000 × 0.02 per million',
  ),
  // What has no price makes the call unpriced
  call('sonar', '2026-06-01T00:00:00Z', { input: 1000, output: 500, web_search: 1 }, null, 'its searches are in the fee of the request'),
];

function call(
  model: string,
  at: string,
  usage: MeterQuantities,
  usd: string | null,
  working: string,
  more: Pick<PriceCase, 'serviceTier' | 'geography' | 'parameters'> = {},
): PriceCase {
  return { provider: 'perplexity', model, at, usage, usd, working, source: 'https://docs.perplexity.ai/getting-started/pricing', ...more };
}
