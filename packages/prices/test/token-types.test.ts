import { metersOf, TOKEN_TYPES, tokensByType } from '@spancost/prices';
import { expect, it } from 'vitest';

const NONE = { input: 0, cache_read: 0, cache_write: 0, cache_write_5m: 0, cache_write_1h: 0, output: 0, unsplit: 0 };

it.each([
  ['1,200 of which only the total is known are unsplit', { totalTokens: 1200 }, { unsplit: 1200 }],
  [
    'a total beside input and output counts nothing twice',
    { inputTokens: 1000, outputTokens: 200, totalTokens: 1200 },
    { input: 1000, output: 200 },
  ],
  ['50 of cited sources are input', { inputTokens: 100, outputTokens: 10, citationTokens: 50 }, { input: 150, output: 10 }],
  [
    'audio, images and reasoning are input and output, 30 minutes and 12 hours plain cache writes',
    {
      inputTokens: 100,
      inputAudioTokens: 30,
      cacheWriteTokens: 20,
      cacheWrite30mTokens: 5,
      cacheWrite12hTokens: 15,
      outputTokens: 10,
      outputImageTokens: 4,
    },
    { input: 80, cache_write: 20, output: 10 },
  ],
])('tokens by type: %s', (_, usage, counts) => {
  expect(tokensByType(metersOf(usage))).toEqual({ ...NONE, ...counts });
});

it('the types are those of the counts, each once', () => {
  expect(TOKEN_TYPES).toEqual(Object.keys(NONE));
});
