import { problemsOf, USAGE_FIELDS, type Usage } from '@spancost/conventions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meterDefinition, metersOf, METERS, Pricer, type Meter, type MeterQuantities } from '../src/index.ts';
import { missingFrom } from '../src/meters-of.ts';
import { bookOf, modelOf, versionOf } from './book-of.ts';
import { callOf, pricedUsage } from './priced.ts';

describe('metersOf', () => {
  it.each<[string, Usage, MeterQuantities]>([
    [
      '800 of 1,000 tokens read from a cache',
      { inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 },
      { input: 200, cache_read: 800, output: 200 },
    ],
    [
      'writes for five minutes and an hour, and some nobody knows for how long',
      { inputTokens: 1000, cacheWriteTokens: 600, cacheWrite5mTokens: 300, cacheWrite1hTokens: 200, outputTokens: 0 },
      { input: 400, cache_write: 100, cache_write_5m: 300, cache_write_1h: 200 },
    ],
    [
      'writes by time to live without their sum',
      { inputTokens: 1000, cacheWrite30mTokens: 300, cacheWrite12hTokens: 200, outputTokens: 0 },
      { input: 500, cache_write_30m: 300, cache_write_12h: 200 },
    ],
    [
      'text, audio, images and video',
      {
        inputTokens: 100,
        inputAudioTokens: 10,
        inputImageTokens: 20,
        inputVideoTokens: 30,
        outputTokens: 50,
        outputAudioTokens: 5,
        outputImageTokens: 6,
      },
      { input: 40, input_audio: 10, input_image: 20, input_video: 30, output: 39, output_audio: 5, output_image: 6 },
    ],
    [
      'audio of which it is known how much was read from a cache',
      { inputTokens: 100, cacheReadTokens: 50, inputAudioTokens: 40, cacheReadAudioTokens: 30, outputTokens: 0 },
      { input: 40, cache_read: 20, input_audio: 10, cache_read_audio: 30 },
    ],
    [
      'audio that cannot all have been fresh: what does not fit was read',
      { inputTokens: 100, cacheReadTokens: 90, inputAudioTokens: 40, outputTokens: 0 },
      { cache_read: 60, input_audio: 10, cache_read_audio: 30 },
    ],
    [
      'audio and images that cannot all have been fresh: audio was read first',
      { inputTokens: 100, cacheReadTokens: 90, inputAudioTokens: 20, inputImageTokens: 20, outputTokens: 0 },
      { cache_read: 60, input_image: 10, cache_read_audio: 20, cache_read_image: 10 },
    ],
    [
      'audio that was neither fresh nor read was written',
      { inputTokens: 100, cacheWriteTokens: 90, inputAudioTokens: 40, outputTokens: 0 },
      { cache_write: 90, input_audio: 10 },
    ],
    ['reasoning, which stays in the output', { inputTokens: 1, outputTokens: 10, reasoningTokens: 9 }, { input: 1, output: 10 }],
    ['a total alone', { totalTokens: 30 }, { total: 30 }],
    ['a total beside both sides, which says nothing', { inputTokens: 10, outputTokens: 5, totalTokens: 30 }, { input: 10, output: 5 }],
    ['zeros', { inputTokens: 0, outputTokens: 0, webSearches: 0 }, {}],
    [
      'everything that is no token',
      {
        requests: 1,
        webSearches: 2,
        fileSearches: 3,
        groundings: 4,
        searchUnits: 5,
        codeExecutionSeconds: 6.5,
        containers: 7,
        audioSeconds: 8.25,
        videoSeconds: 9,
        characters: 10,
        pages: 11,
        images: 12,
        citationTokens: 13,
        cacheStorageTokenHours: 14.5,
      },
      {
        request: 1,
        web_search: 2,
        file_search: 3,
        grounding: 4,
        search_unit: 5,
        code_execution_second: 6.5,
        container: 7,
        audio_second: 8.25,
        video_second: 9,
        character: 10,
        page: 11,
        image: 12,
        citation: 13,
        cache_storage: 14.5,
      },
    ],
  ])('splits %s', (_what, usage, quantities) => {
    expect(problemsOf(usage)).toEqual([]);
    expect(metersOf(usage)).toEqual(quantities);
  });
});

describe('missingFrom', () => {
  it.each<[Usage, string]>([
    [{}, 'it has no quantity at all'],
    [{ inputTokens: undefined } as unknown as Usage, 'it has no quantity at all'],
    [{ outputTokens: 1 }, 'inputTokens is missing'],
    [{ outputTokens: 1, totalTokens: 3 }, 'inputTokens is missing'],
    [{ reasoningTokens: 5 }, 'outputTokens is missing, of which reasoningTokens is a part'],
    [{ inputTokens: 1, reasoningTokens: 5 }, 'outputTokens is missing, of which reasoningTokens is a part'],
    [{ inputTokens: 1, outputAudioTokens: 5 }, 'outputTokens is missing, of which outputAudioTokens is a part'],
    [{ inputTokens: 1, totalTokens: 30 }, 'outputTokens is missing, and totalTokens, 30, is not inputTokens, 1'],
  ])('%o: %s', (usage, problem) => {
    expect(missingFrom(usage)).toContain(problem);
    const error = new Pricer(bookOf({ models: [modelOf('m', versionOf({ input: '1', output: '1', output_audio: '1' }))] })).price(
      usage,
      callOf({}),
    );
    expect(error).toMatchObject({ code: 'invalid_usage', message: expect.stringContaining(problem) as string });
  });

  it.each<[string, Usage]>([
    ['an embedding has no output', { inputTokens: 8 }],
    ['nor has one that reports its total', { inputTokens: 8, totalTokens: 8 }],
    ['a total alone has a blended price', { totalTokens: 8, reasoningTokens: 2 }],
    ['a rerank has search units and no tokens', { searchUnits: 1 }],
    ['zeros are known', { inputTokens: 0, outputTokens: 0 }],
  ])('nothing: %s', (_why, usage) => {
    expect(missingFrom(usage)).toBeUndefined();
  });
});

describe('any usage that can be true', () => {
  const tokens = fc.oneof(fc.nat(50), fc.nat(2_000_000), fc.nat(2 ** 48));
  const part = fc.option(tokens, { nil: undefined });
  /** Parts are drawn first and wholes made of them, so that every part is within its whole. */
  const usage = fc
    .record({
      fresh: tokens,
      read: tokens,
      unknownWrite: tokens,
      write5m: part,
      write30m: part,
      write1h: part,
      write12h: part,
      audio: part,
      image: part,
      video: part,
      readAudio: part,
      readImage: part,
      readVideo: part,
      text: tokens,
      outAudio: part,
      outImage: part,
      reasoning: fc.nat(100),
      citation: part,
      showsWrites: fc.boolean(),
    })
    .map((parts): Usage => {
      const { audio = 0, image = 0, video = 0, readAudio = 0, readImage = 0, readVideo = 0, outAudio = 0, outImage = 0 } = parts;
      const byTtl = (parts.write5m ?? 0) + (parts.write30m ?? 0) + (parts.write1h ?? 0) + (parts.write12h ?? 0);
      const written = parts.showsWrites ? byTtl + parts.unknownWrite : byTtl;
      const cacheReadTokens = parts.read + readAudio + readImage + readVideo;
      const outputTokens = parts.text + outAudio + outImage;
      const stated: { [Field in keyof Usage]: Usage[Field] | undefined } = {
        inputTokens: parts.fresh + audio + image + video + cacheReadTokens + written,
        outputTokens,
        cacheReadTokens,
        cacheWriteTokens: parts.showsWrites ? written : undefined,
        cacheWrite5mTokens: parts.write5m,
        cacheWrite30mTokens: parts.write30m,
        cacheWrite1hTokens: parts.write1h,
        cacheWrite12hTokens: parts.write12h,
        inputAudioTokens: parts.audio === undefined ? undefined : audio + readAudio,
        inputImageTokens: parts.image === undefined ? undefined : image + readImage,
        inputVideoTokens: parts.video === undefined ? undefined : video + readVideo,
        cacheReadAudioTokens: parts.readAudio,
        cacheReadImageTokens: parts.readImage,
        cacheReadVideoTokens: parts.readVideo,
        outputAudioTokens: parts.outAudio,
        outputImageTokens: parts.outImage,
        reasoningTokens: Math.min(parts.reasoning, outputTokens),
        citationTokens: parts.citation,
      };
      return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
    });

  /** Any numbers at all, of which few go together. */
  const anyUsage = fc.dictionary(fc.constantFrom(...USAGE_FIELDS), fc.nat(40)) as fc.Arbitrary<Usage>;

  function expectPartition(stated: Usage, quantities: MeterQuantities): void {
    const side = (name: 'input' | 'output'): number =>
      METERS.filter((meter) => meterDefinition(meter).side === name).reduce((sum, meter) => sum + (quantities[meter] ?? 0), 0);
    expect(side('input')).toBe(stated.inputTokens ?? 0);
    expect(side('output')).toBe(stated.outputTokens ?? 0);
    expect(Object.values(quantities).every((quantity) => quantity > 0)).toBe(true);
  }

  it('is split so that each token is in one meter, and none is lost', () => {
    fc.assert(
      fc.property(usage, (stated) => {
        expect(problemsOf(stated)).toEqual([]);
        expectPartition(stated, metersOf(stated));
      }),
      { numRuns: 2000 },
    );
  });

  it('is split so however oddly its parts are stated', () => {
    let split = 0;
    fc.assert(
      fc.property(anyUsage, (stated) => {
        if (problemsOf(stated).length > 0 || missingFrom(stated) !== undefined) return;
        split += 1;
        expectPartition(stated, metersOf(stated));
      }),
      { numRuns: 20_000 },
    );
    expect(split).toBeGreaterThan(200);
  });

  it('is billed for each token once also where reasoning is apart', () => {
    const prices = Object.fromEntries(METERS.map((meter: Meter) => [meter, '1']));
    const pricer = new Pricer(bookOf({ models: [modelOf('m', versionOf(prices))] }));
    fc.assert(
      fc.property(usage, (stated) => {
        const billed = pricedUsage(pricer, stated).lines.filter(({ meter }) => meterDefinition(meter).side !== undefined);
        const total = billed.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n);
        expect(total).toBe(BigInt(stated.inputTokens!) + BigInt(stated.outputTokens!));
      }),
    );
  });
});
