import type { MeterQuantities } from '../../src/index.ts';
import type { PriceCase } from './price-case.ts';

/** Worked out from the prices that the page states, or stated when the call was made. */
export const GROQ_CASES: readonly PriceCase[] = [
  // Speech to text: no less than ten seconds
  call(
    'whisper-large-v3-turbo',
    '2026-11-20T12:00:00Z',
    { audio_second: 3 },
    '0.00011111111111111111',
    '3 s are billed as 10: 10 × 0.04 per hour',
  ),
  call(
    'whisper-large-v3',
    '2026-11-20T12:00:00Z',
    { audio_second: 8.5 },
    '0.00030833333333333333',
    '8.5 s are billed as 10: 10 × 0.111 per hour',
  ),
  call('whisper-large-v3', '2026-11-20T12:00:00Z', { audio_second: 10 }, '0.00030833333333333333', '10 × 0.111 per hour'),
  call('whisper-large-v3', '2026-11-20T12:00:00Z', { audio_second: 10.5 }, '0.00032375', '10.5 × 0.111 per hour'),
  call('whisper-large-v3', '2026-11-20T12:00:00Z', { audio_second: 3600 }, '0.111', '3,600 × 0.111 per hour'),
  call('distil-whisper-large-v3-en', '2025-06-01T00:00:00Z', { audio_second: 90 }, '0.0005', '90 × 0.02 per hour'),
  call('whisper-large-v3-turbo', '2026-11-20T12:00:00Z', { audio_second: 1800 }, '0.01', '1,800 × 0.04 × 0.5 per hour', {
    serviceTier: 'batch',
  }),
  call('whisper-large-v3-turbo', '2026-11-20T12:00:00Z', { audio_second: 1800 }, '0.02', '1,800 × 0.04 per hour', { serviceTier: 'flex' }),
  // Text
  call(
    'openai/gpt-oss-120b',
    '2026-11-20T12:00:00Z',
    { input: 10_000, cache_read: 90_000, output: 2000 },
    '0.00945',
    '10,000 × 0.15 + 90,000 × 0.075 + 2,000 × 0.6 per million',
  ),
  call(
    'openai/gpt-oss-120b',
    '2026-11-20T12:00:00Z',
    { input: 10_000, cache_read: 90_000, output: 2000 },
    '0.0081',
    'cached input is not halved twice: 10,000 × 0.075 + 90,000 × 0.075 + 2,000 × 0.3 per million',
    { serviceTier: 'batch' },
  ),
  call(
    'openai/gpt-oss-120b',
    '2026-11-20T12:00:00Z',
    { input: 10_000, cache_read: 90_000, output: 2000 },
    '0.00945',
    'flex costs the same: 10,000 × 0.15 + 90,000 × 0.075 + 2,000 × 0.6 per million',
    { serviceTier: 'flex' },
  ),
  call(
    'openai/gpt-oss-20b',
    '2025-09-01T00:00:00Z',
    { input: 10_000, output: 2000 },
    '0.002',
    'launch price: 10,000 × 0.1 + 2,000 × 0.5 per million',
  ),
  call(
    'openai/gpt-oss-20b',
    '2026-11-20T12:00:00Z',
    { input: 10_000, cache_read: 90_000, output: 2000 },
    '0.004725',
    '10,000 × 0.075 + 90,000 × 0.0375 + 2,000 × 0.3 per million',
  ),
  call(
    'openai/gpt-oss-20b',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 100, web_search: 3, code_execution_second: 36 },
    '0.016905',
    '1,000 × 0.075 + 100 × 0.3 per million; 3 × 5 per thousand; 36 × 0.18 per hour',
  ),
  call(
    'openai/gpt-oss-120b',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 100, web_search: 3 },
    '0.02421',
    '1,000 × 0.15 + 100 × 0.6 per million; 3 × 8 per thousand',
    { parameters: { search: 'advanced' } },
  ),
  call(
    'moonshotai/kimi-k2-instruct',
    '2026-03-01T00:00:00Z',
    { input: 10_000, cache_read: 90_000, output: 2000 },
    '0.061',
    '10,000 × 1 + 90,000 × 0.5 + 2,000 × 3 per million',
  ),
  call(
    'qwen/qwen3-32b',
    '2026-03-01T00:00:00Z',
    { input: 10_000, output: 2000 },
    '0.00204',
    '10,000 × 0.29 × 0.5 + 2,000 × 0.59 × 0.5 per million',
    { serviceTier: 'batch' },
  ),
  call(
    'qwen/qwen3.8-27b',
    '2026-11-20T12:00:00Z',
    { input: 1000, input_image: 2000, output: 300 },
    '0.0036',
    '3,000 × 0.8 + 300 × 4 per million',
  ),
  call(
    'llama-3.3-70b-versatile',
    '2026-03-01T00:00:00Z',
    { input: 1234, output: 567 },
    '0.00117599',
    '1,234 × 0.59 + 567 × 0.79 per million',
  ),
  call(
    'meta-llama/llama-4-scout-17b-16e-instruct',
    '2026-03-01T00:00:00Z',
    { input: 1000, input_image: 2000, output: 300 },
    '0.000432',
    '3,000 × 0.11 + 300 × 0.34 per million',
  ),
  call('meta-llama/llama-guard-4-12b', '2026-03-01T00:00:00Z', { input: 777, output: 9 }, '0.0001572', '777 × 0.2 + 9 × 0.2 per million'),
  // Text to speech, by the character
  call('canopylabs/orpheus-v1-english', '2026-11-20T12:00:00Z', { character: 1234 }, '0.027148', '1,234 × 22 per million'),
  call('playai-tts-arabic', '2025-06-01T00:00:00Z', { character: 1234 }, '0.0617', '1,234 × 50 per million'),
  // Compound: tools have fees of their own, tokens those of the models behind it
  call(
    'groq/compound',
    '2026-11-20T12:00:00Z',
    { web_search: 2, code_execution_second: 10 },
    '0.0105',
    '2 × 5 per thousand; 10 × 0.18 per hour',
  ),
  call(
    'groq/compound-mini',
    '2026-11-20T12:00:00Z',
    { input: 1000, output: 200, web_search: 2 },
    null,
    "its tokens pass through at other models' prices",
  ),
  call(
    'llama-3.1-8b-instant',
    '2026-03-01T00:00:00Z',
    { input: 1000, cache_read: 1000, output: 200 },
    null,
    'Groq has no cached input for it',
  ),
];

function call(
  model: string,
  at: string,
  usage: MeterQuantities,
  usd: string | null,
  working: string,
  more: Pick<PriceCase, 'serviceTier' | 'geography' | 'parameters'> = {},
): PriceCase {
  return { provider: 'groq', model, at, usage, usd, working, source: 'https://groq.com/pricing', ...more };
}
