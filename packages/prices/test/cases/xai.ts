import type { MeterQuantities } from '../../src/index.ts';
import type { PriceCase } from './price-case.ts';

/** Worked out from the prices that the page states, or stated when the call was made. */
export const XAI_CASES: readonly PriceCase[] = [
  // At 200,000 tokens of prompt the whole request costs twice as much
  call('grok-4.3', '2026-11-20T12:00:00Z', { input: 199_999, output: 1000 }, '0.25249875', '199,999 × 1.25 + 1,000 × 2.5 per million'),
  call('grok-4.3', '2026-11-20T12:00:00Z', { input: 200_000, output: 1000 }, '0.505', '200,000 × 2.5 + 1,000 × 5 per million'),
  call(
    'grok-4.3',
    '2026-11-20T12:00:00Z',
    { input: 50_000, cache_read: 150_000, output: 2000 },
    '0.195',
    'cached tokens count: 50,000 × 2.5 + 150,000 × 0.4 + 2,000 × 5 per million',
  ),
  call(
    'grok-4.3',
    '2026-11-20T12:00:00Z',
    { input: 49_999, input_image: 1000, cache_read: 149_000, output: 2000 },
    '0.09854875',
    '199,999 with the image: 50,999 × 1.25 + 149,000 × 0.2 + 2,000 × 2.5 per million',
  ),
  call(
    'grok-4.6-latest',
    '2026-11-20T12:00:00Z',
    { input: 200_000, cache_read: 100_000, output: 10_000 },
    '1.02',
    '200,000 × 4 + 100,000 × 1 + 10,000 × 12 per million',
  ),
  call(
    'grok-4.7-20260921',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 1000 },
    '0.008',
    'a dated id: 1,000 × 2 + 1,000 × 6 per million',
  ),
  // Batches: 20 % off where there is a discount at all, half for the models before
  call(
    'grok-4.3',
    '2026-11-20T12:00:00Z',
    { input: 100_000, cache_read: 50_000, output: 10_000 },
    '0.128',
    '100,000 × 1.25 × 0.8 + 50,000 × 0.2 × 0.8 + 10,000 × 2.5 × 0.8 per million',
    { serviceTier: 'batch' },
  ),
  call(
    'grok-4.20',
    '2026-11-20T12:00:00Z',
    { input: 250_000, output: 10_000 },
    '0.54',
    'long and batched: 250,000 × 2.5 × 0.8 + 10,000 × 5 × 0.8 per million',
    { serviceTier: 'batch' },
  ),
  call(
    'grok-4.5',
    '2026-11-20T12:00:00Z',
    { input: 100_000, output: 10_000 },
    '0.26',
    'no discount: 100,000 × 2 + 10,000 × 6 per million',
    { serviceTier: 'batch' },
  ),
  call(
    'grok-4-fast-reasoning',
    '2026-02-01T00:00:00Z',
    { input: 100_000, output: 10_000 },
    '0.0125',
    '100,000 × 0.2 × 0.5 + 10,000 × 0.5 × 0.5 per million',
    { serviceTier: 'batch' },
  ),
  // Priority and the US endpoint, alone and together; fees stay as they are
  call(
    'grok-4.5',
    '2026-11-20T12:00:00Z',
    { input: 1000, cache_read: 9000, output: 500 },
    '0.0154',
    '1,000 × 2 × 2 + 9,000 × 0.3 × 2 + 500 × 6 × 2 per million',
    { serviceTier: 'priority' },
  ),
  call(
    'grok-4.7',
    '2026-11-20T12:00:00Z',
    { input: 1000, cache_read: 9000, output: 500 },
    '0.01045',
    '1,000 × 2.2 + 9,000 × 0.55 + 500 × 6.6 per million',
    { geography: 'us' },
  ),
  call('grok-4.7', '2026-11-20T12:00:00Z', { input: 300_000, output: 1000 }, '1.3332', 'long: 300,000 × 4.4 + 1,000 × 13.2 per million', {
    geography: 'us',
  }),
  call(
    'grok-4.6',
    '2026-11-20T12:00:00Z',
    { input: 300_000, output: 1000 },
    '2.6664',
    'long, priority and US: 300,000 × 4 × 2 × 1.1 + 1,000 × 12 × 2 × 1.1 per million',
    { serviceTier: 'priority', geography: 'us' },
  ),
  call(
    'grok-4.7',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 500, web_search: 3, grounding: 40, file_search: 2, container: 1 },
    '0.236',
    'tools: 1,000 × 2 × 2 × 1.1 + 500 × 6 × 2 × 1.1 per million; 3 × 5 + 40 × 5 + 2 × 2.5 per thousand; 1 × 0.005 each',
    { serviceTier: 'priority', geography: 'us' },
  ),
  call(
    'grok-4.3',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 500 },
    '0.0025',
    'not on the US endpoint, so nothing is added: 1,000 × 1.25 + 500 × 2.5 per million',
    { geography: 'us' },
  ),
  // Changes of price
  call(
    'grok-4.20',
    '2026-04-29T23:59:59Z',
    { input: 1_000_000, output: 1_000_000 },
    '16',
    'long, the last second of the first price: 1,000,000 × 4 + 1,000,000 × 12 per million',
  ),
  call(
    'grok-4.20',
    '2026-04-30T00:00:00Z',
    { input: 1_000_000, output: 1_000_000 },
    '7.5',
    'long: 1,000,000 × 2.5 + 1,000,000 × 5 per million',
  ),
  call(
    'grok-4.20-multi-agent',
    '2026-04-29T12:00:00Z',
    { input: 1000, cache_read: 1000, output: 1000 },
    '0.0082',
    '1,000 × 2 + 1,000 × 0.2 + 1,000 × 6 per million',
  ),
  call(
    'grok-4.5',
    '2026-07-10T00:00:00Z',
    { cache_read: 100_000, output: 1 },
    '0.050006',
    'as listed that month: 100,000 × 0.5 + 1 × 6 per million',
  ),
  call('grok-4.5', '2026-08-15T00:00:00Z', { cache_read: 100_000, output: 1 }, '0.030006', '100,000 × 0.3 + 1 × 6 per million'),
  // Models retired on 2026-05-15 at 12:00 in California
  call(
    'grok-4-latest',
    '2026-05-15T18:59:59Z',
    { input: 10_000, cache_read: 10_000, output: 2000 },
    '0.0675',
    '10,000 × 3 + 10,000 × 0.75 + 2,000 × 15 per million',
  ),
  call(
    'grok-4-latest',
    '2026-05-15T19:00:00Z',
    { input: 10_000, cache_read: 10_000, output: 2000 },
    '0.0195',
    'billed as grok-4.3: 10,000 × 1.25 + 10,000 × 0.2 + 2,000 × 2.5 per million',
  ),
  call('grok-4-0709', '2025-10-01T00:00:00Z', { input: 127_999, output: 1 }, '0.384012', '127,999 × 3 + 1 × 15 per million'),
  call('grok-4-0709', '2025-10-01T00:00:00Z', { input: 128_000, output: 1 }, '0.76803', '128,000 × 6 + 1 × 30 per million'),
  call(
    'grok-4-1-fast',
    '2026-01-10T00:00:00Z',
    { input: 100_000, cache_read: 30_000, output: 1000 },
    '0.0425',
    '130,000 in the prompt; cached input stays: 100,000 × 0.4 + 30,000 × 0.05 + 1,000 × 1 per million',
  ),
  call(
    'grok-code-fast-1-0825',
    '2025-12-01T00:00:00Z',
    { input: 10_000, cache_read: 50_000, output: 4000 },
    '0.009',
    '10,000 × 0.2 + 50,000 × 0.02 + 4,000 × 1.5 per million',
  ),
  call(
    'grok-3-mini-beta',
    '2025-06-01T00:00:00Z',
    { input: 10_000, cache_read: 50_000, output: 4000 },
    '0.00875',
    '10,000 × 0.3 + 50,000 × 0.075 + 4,000 × 0.5 per million',
  ),
  call(
    'grok-2-vision',
    '2025-01-15T00:00:00Z',
    { input: 500, input_image: 1792, output: 200 },
    '0.006584',
    '500 × 2 + 1,792 × 2 + 200 × 10 per million',
  ),
  // Images, video, voice
  call('grok-2-image', '2025-06-01T00:00:00Z', { image: 4 }, '0.28', '4 × 0.07 each'),
  call('grok-imagine-image-2.0', '2026-11-20T12:00:00Z', { image: 3 }, '0.12', '1K at low quality: 3 × 0.04 each'),
  call('grok-imagine-image-2.0', '2026-11-20T12:00:00Z', { image: 3 }, '0.18', '3 × 0.06 each', { parameters: { resolution: '2k' } }),
  call('grok-imagine-image-2.0', '2026-11-20T12:00:00Z', { image: 3 }, '0.24', '3 × 0.08 each', {
    parameters: { quality: 'medium', resolution: '2k' },
  }),
  call('grok-imagine-video-1.5', '2026-11-20T12:00:00Z', { video_second: 6.5 }, '0.91', '6.5 × 0.14 each', {
    parameters: { resolution: '720p' },
  }),
  call('grok-voice-latest', '2026-11-20T12:00:00Z', { audio_second: 90, request: 2 }, '0.128', '90 × 4.8 per hour; 2 × 4 per thousand'),
  call('grok-voice-latest', '2026-08-04T23:59:59Z', { audio_second: 90, request: 2 }, '0.083', '90 × 3 per hour; 2 × 4 per thousand'),
  // What has no price makes the call unpriced
  call(
    'grok-2',
    '2025-01-15T00:00:00Z',
    { input: 500, cache_read: 500, output: 200 },
    null,
    'it had no cache, so cached input has no price',
  ),
  call('grok-imagine-image', '2026-11-20T12:00:00Z', { image: 1, output: 100 }, null, 'images are not billed by the token'),
];

function call(
  model: string,
  at: string,
  usage: MeterQuantities,
  usd: string | null,
  working: string,
  more: Pick<PriceCase, 'serviceTier' | 'geography' | 'parameters'> = {},
): PriceCase {
  return { provider: 'x_ai', model, at, usage, usd, working, source: 'https://docs.x.ai/developers/pricing', ...more };
}
