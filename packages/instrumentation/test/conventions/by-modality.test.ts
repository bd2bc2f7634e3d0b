import type { Usage } from '@spancost/conventions';
import { expect, it } from 'vitest';
import { byModality } from '../../src/conventions/by-modality.ts';

it.each<[string, Usage, ReturnType<typeof byModality>]>([
  ['tokens of which the provider does not say what they are', { inputTokens: 300 }, [['inputTokens', 'unknown', 300]]],
  [
    'audio, images and the rest, which together are the input',
    { inputTokens: 300, inputAudioTokens: 60, inputImageTokens: 200, outputTokens: 20, outputAudioTokens: 20 },
    [
      ['inputTokens', 'audio', 60],
      ['inputTokens', 'image', 200],
      ['inputTokens', 'unknown', 40],
      ['outputTokens', 'audio', 20],
    ],
  ],
  [
    'what was cached by what it is, what was written and what is reasoning as unknown',
    { cacheReadTokens: 40, cacheReadAudioTokens: 30, cacheWriteTokens: 5, reasoningTokens: 7 },
    [
      ['cacheReadTokens', 'audio', 30],
      ['cacheReadTokens', 'unknown', 10],
      ['cacheWriteTokens', 'unknown', 5],
      ['reasoningTokens', 'unknown', 7],
    ],
  ],
  [
    'a zero as a zero',
    { inputTokens: 9, outputTokens: 0 },
    [
      ['inputTokens', 'unknown', 9],
      ['outputTokens', 'unknown', 0],
    ],
  ],
  ['nothing of a usage that is not known', { images: 1 }, []],
])('gives %s', (_case, usage, expected) => {
  expect(byModality(usage)).toEqual(expected);
});
