import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOf, USAGE_FIELDS, type Usage, type UsageField, type UsageProblemCode } from '../src/index.ts';

const MEASURED: readonly UsageField[] = ['cacheStorageTokenHours', 'codeExecutionSeconds', 'audioSeconds', 'videoSeconds'];
const COUNTED = USAGE_FIELDS.filter((field) => !MEASURED.includes(field));

/** A usage in which everything is there, and every part within its whole. */
const FULL: Usage = {
  inputTokens: 1000,
  outputTokens: 500,
  cacheReadTokens: 300,
  cacheWriteTokens: 200,
  cacheWrite5mTokens: 50,
  cacheWrite30mTokens: 40,
  cacheWrite1hTokens: 30,
  cacheWrite12hTokens: 20,
  reasoningTokens: 100,
  inputAudioTokens: 60,
  inputImageTokens: 50,
  inputVideoTokens: 40,
  cacheReadAudioTokens: 30,
  cacheReadImageTokens: 20,
  cacheReadVideoTokens: 10,
  outputAudioTokens: 70,
  outputImageTokens: 60,
  citationTokens: 5,
  totalTokens: 1500,
  cacheStorageTokenHours: 0.5,
  requests: 1,
  webSearches: 2,
  fileSearches: 3,
  groundings: 4,
  searchUnits: 5,
  codeExecutionSeconds: 6.5,
  containers: 1,
  audioSeconds: 8.25,
  videoSeconds: 9.75,
  characters: 10,
  pages: 11,
  images: 12,
};

describe('USAGE_FIELDS', () => {
  it('has each field of a usage once, in the order of its declaration', () => {
    expect(USAGE_FIELDS).toEqual(Object.keys(FULL));
  });
});

describe('problemsOf', () => {
  it.each<[string, Usage]>([
    ['a usage of which everything is known', FULL],
    ['nothing known', {}],
    ['zeros', { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0 }],
    [
      'the worked example of its documentation',
      {
        inputTokens: 103_000,
        cacheReadTokens: 96_000,
        cacheWriteTokens: 4_600,
        cacheWrite5mTokens: 3_100,
        cacheWrite1hTokens: 1_500,
        outputTokens: 1_850,
      },
    ],
    ['a prompt that was read from a cache as a whole', { inputTokens: 10, cacheReadTokens: 10, outputTokens: 1 }],
    ['an output that is reasoning as a whole', { inputTokens: 10, outputTokens: 5, reasoningTokens: 5 }],
    ['reasoning without the output it is part of, which is incomplete and not wrong', { inputTokens: 10, reasoningTokens: 5 }],
    ['writes by time to live without their sum', { inputTokens: 10, cacheWrite5mTokens: 4, cacheWrite12hTokens: 6 }],
    ['media that are the whole input', { inputTokens: 6, inputAudioTokens: 1, inputImageTokens: 2, inputVideoTokens: 3 }],
    ['more media than is fresh, some of which must have been read', { inputTokens: 10, cacheReadTokens: 8, inputAudioTokens: 9 }],
    ['2^53 - 1 tokens', { inputTokens: Number.MAX_SAFE_INTEGER }],
    ['half a second', { audioSeconds: 0.5 }],
    ['a field that is there and undefined', { inputTokens: undefined, outputTokens: 1 } as unknown as Usage],
  ])('finds nothing wrong with %s', (_what, usage) => {
    expect(problemsOf(usage)).toEqual([]);
  });

  it.each<[UsageProblemCode, UsageField, Usage, string]>([
    ['cache_exceeds_input', 'inputTokens', { inputTokens: 10, cacheReadTokens: 11 }, 'cached tokens are 11, above the input, 10'],
    ['cache_exceeds_input', 'inputTokens', { inputTokens: 10, cacheReadTokens: 6, cacheWriteTokens: 5 }, 'cached tokens are 11'],
    ['cache_exceeds_input', 'inputTokens', { inputTokens: 10, cacheReadTokens: 6, cacheWrite1hTokens: 5 }, 'cached tokens are 11'],
    ['cache_exceeds_input', 'inputTokens', { cacheReadTokens: 1 }, 'above the input, 0'],
    [
      'ttl_exceeds_cache_write',
      'cacheWriteTokens',
      { inputTokens: 10, cacheWriteTokens: 5, cacheWrite5mTokens: 3, cacheWrite30mTokens: 3 },
      'are 6, above all cache writes, 5',
    ],
    [
      'ttl_exceeds_cache_write',
      'cacheWriteTokens',
      { inputTokens: 10, cacheWriteTokens: 5, cacheWrite1hTokens: 3, cacheWrite12hTokens: 3 },
      'are 6',
    ],
    [
      'reasoning_exceeds_output',
      'outputTokens',
      { inputTokens: 1, outputTokens: 5, reasoningTokens: 6 },
      'reasoning tokens are 6, above the output, 5',
    ],
    [
      'modality_exceeds_whole',
      'inputTokens',
      { inputTokens: 5, inputAudioTokens: 2, inputImageTokens: 2, inputVideoTokens: 2 },
      'audio, image and video input: 6 tokens, above inputTokens, 5',
    ],
    ['modality_exceeds_whole', 'inputTokens', { inputAudioTokens: 1 }, 'above inputTokens, unknown'],
    [
      'modality_exceeds_whole',
      'cacheReadTokens',
      { inputTokens: 10, cacheReadTokens: 2, cacheReadImageTokens: 3 },
      'cached audio, images and video: 3 tokens, above cacheReadTokens, 2',
    ],
    [
      'modality_exceeds_whole',
      'inputAudioTokens',
      { inputTokens: 10, cacheReadTokens: 5, inputAudioTokens: 2, cacheReadAudioTokens: 3 },
      'above inputAudioTokens, 2',
    ],
    [
      'modality_exceeds_whole',
      'inputVideoTokens',
      { inputTokens: 10, cacheReadTokens: 5, inputVideoTokens: 2, cacheReadVideoTokens: 3 },
      'above inputVideoTokens, 2',
    ],
    [
      'modality_exceeds_whole',
      'outputTokens',
      { inputTokens: 1, outputTokens: 5, outputAudioTokens: 3, outputImageTokens: 3 },
      'audio and image output: 6 tokens, above outputTokens, 5',
    ],
  ])('%s, found in %s: %o', (code, field, usage, message) => {
    const problems = problemsOf(usage);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code, field });
    expect(problems[0]?.message).toContain(message);
  });

  it.each(USAGE_FIELDS)('%s is neither negative, NaN, infinite, a text, nor 2^53', (field) => {
    const codes = (value: unknown): readonly UsageProblemCode[] => problemsOf({ [field]: value }).map(({ code }) => code);
    expect(codes(-1)).toEqual(['negative']);
    expect(codes(Number.NEGATIVE_INFINITY)).toEqual(['negative']);
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      '5',
      '',
      null,
      true,
      5n,
      {},
      [],
      Symbol('5'),
      Object.create(null),
    ]) {
      expect(codes(value)).toEqual(['not_a_count']);
    }
  });

  it.each(COUNTED)('%s is counted in whole numbers', (field) => {
    expect(problemsOf({ [field]: 1.5 })).toMatchObject([{ code: 'not_a_count', field, message: `${field} is 1.5, not a whole number` }]);
  });

  it.each(MEASURED)('%s is measured and may have decimals', (field) => {
    expect(problemsOf({ [field]: 1.5 })).toEqual([]);
  });

  it.each<readonly [Usage, readonly UsageProblemCode[]]>([
    [{ inputTokens: 2 ** 53 - 1 }, []],
    [{ inputTokens: 2 ** 53 - 1, outputTokens: 1 }, ['not_a_count']],
    [{ inputTokens: 1000, outputTokens: 200, citationTokens: 2 ** 53 - 1 }, ['not_a_count']],
  ])('%j is as exact together as each count alone: %j', (usage, expected) => {
    expect(problemsOf(usage).map(({ code }) => code)).toEqual(expected);
  });

  it('names every number that is wrong before it looks at what goes together', () => {
    const problems = problemsOf({ inputTokens: -1, cacheReadTokens: 5, outputTokens: Number.NaN });
    expect(problems.map(({ field }) => field)).toEqual(['inputTokens', 'outputTokens']);
  });

  it('never throws, whatever it is given for a usage', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...USAGE_FIELDS), fc.anything()), (usage) => {
        for (const { message } of problemsOf(usage)) expect(message).not.toBe('');
      }),
    );
  });

  it('finds nothing only where no part is above its whole', () => {
    const usage = fc.dictionary(fc.constantFrom(...USAGE_FIELDS), fc.nat(20)) as fc.Arbitrary<Usage>;
    fc.assert(
      fc.property(usage, (each) => {
        if (problemsOf(each).length > 0) return;
        const { inputTokens = 0, cacheReadTokens = 0, outputTokens = Number.POSITIVE_INFINITY } = each;
        const byTtl =
          (each.cacheWrite5mTokens ?? 0) +
          (each.cacheWrite30mTokens ?? 0) +
          (each.cacheWrite1hTokens ?? 0) +
          (each.cacheWrite12hTokens ?? 0);
        expect(cacheReadTokens + Math.max(each.cacheWriteTokens ?? byTtl, byTtl)).toBeLessThanOrEqual(inputTokens);
        expect(each.reasoningTokens ?? 0).toBeLessThanOrEqual(outputTokens);
        expect((each.inputAudioTokens ?? 0) + (each.inputImageTokens ?? 0) + (each.inputVideoTokens ?? 0)).toBeLessThanOrEqual(inputTokens);
        expect((each.cacheReadAudioTokens ?? 0) + (each.cacheReadImageTokens ?? 0) + (each.cacheReadVideoTokens ?? 0)).toBeLessThanOrEqual(
          cacheReadTokens,
        );
        expect((each.outputAudioTokens ?? 0) + (each.outputImageTokens ?? 0)).toBeLessThanOrEqual(outputTokens);
      }),
      { numRuns: 5000 },
    );
  });
});
