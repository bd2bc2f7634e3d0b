import type { Usage } from '@spancost/conventions';

/** Calls that a block cycles through, so that no contender can keep an answer. */
const DISTINCT = 64;

/** What Anthropic names in its answers; the books know it by its undated id. */
export const MODEL = 'claude-sonnet-4-5-20250929';

/** When the calls were made. */
export const AT: Date = new Date('2026-11-22T12:00:00Z');

/** The first of {@link CALLS} in US dollars: 2,400 × 3 + 96,000 × 0.3 + 3,100 × 3.75 + 1,500 × 6 + 1,850 × 15 millionths. */
export const FIRST_CALL_USD = '0.084375';

/** A usage with all five meters: input, cache read, cache write for 5 minutes and for an hour, output. */
export const CALLS: readonly Usage[] = Array.from({ length: DISTINCT }, (_, index) => ({
  inputTokens: 103_000 + index,
  cacheReadTokens: 96_000 - index,
  cacheWriteTokens: 4_600,
  cacheWrite5mTokens: 3_100,
  cacheWrite1hTokens: 1_500,
  outputTokens: 1_850 + index,
}));
