import { describe, expect, test } from 'vitest';
import { ContentReader } from '../../src/google-genai/content-reader.ts';
import { ContentUsage } from '../../src/google-genai/content-usage.ts';
import { Groundings } from '../../src/google-genai/groundings.ts';

const read = (...metadata: readonly unknown[]): object => {
  const usage = new ContentUsage();
  for (const each of metadata) usage.read(each);
  return usage.usage(true);
};
const known = (usage: object): object => Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined));

describe('the usage of content', () => {
  test.each<readonly [string, readonly unknown[], object]>([
    [
      '1,200 + 300 of tools in, 250 + 90 of thoughts out',
      [{ promptTokenCount: 1200, toolUsePromptTokenCount: 300, candidatesTokenCount: 250, thoughtsTokenCount: 90 }],
      { inputTokens: 1500, outputTokens: 340, reasoningTokens: 90 },
    ],
    [
      'the last value of each count, whichever chunk it is in',
      [{ promptTokenCount: 8 }, { candidatesTokenCount: 3 }, { trafficType: 'ON_DEMAND' }, { candidatesTokenCount: 9 }],
      { inputTokens: 8, outputTokens: 9 },
    ],
    [
      'a zero that was left out: the total says that there is no more',
      [{ promptTokenCount: 8, thoughtsTokenCount: 90, totalTokenCount: 98 }],
      { inputTokens: 8, outputTokens: 90, reasoningTokens: 90 },
    ],
    ['a refused prompt has no output', [{ promptTokenCount: 8, totalTokenCount: 8 }], { inputTokens: 8, outputTokens: 0 }],
    [
      'without a total only thoughts are known',
      [{ promptTokenCount: 8, thoughtsTokenCount: 90 }],
      { inputTokens: 8, outputTokens: 90, reasoningTokens: 90 },
    ],
    ['without any of them the output is unknown', [{ promptTokenCount: 8 }], { inputTokens: 8 }],
    ['a total below the prompt says nothing', [{ promptTokenCount: 8, totalTokenCount: 3 }], { inputTokens: 8 }],
    ['null, a text, a list', [null, 'much', [1], undefined], {}],
    ['counts that are none', [{ promptTokenCount: '12', candidatesTokenCount: null, thoughtsTokenCount: {} }], {}],
    ['a negative count stays what it is', [{ promptTokenCount: 4, candidatesTokenCount: -5 }], { inputTokens: 4, outputTokens: -5 }],
    [
      'details that are none, of unknown media, without a number',
      [
        {
          promptTokenCount: 9,
          promptTokensDetails: [
            null,
            7,
            { modality: 'SMELL', tokenCount: 4 },
            { modality: 'AUDIO' },
            { modality: 'IMAGE', tokenCount: '5' },
          ],
          cacheTokensDetails: { modality: 'AUDIO', tokenCount: 5 },
        },
      ],
      { inputTokens: 9 },
    ],
  ])('%s', (_case, metadata, expected) => {
    expect(known(read(...metadata))).toEqual(expected);
  });

  test('what the SDK does to its object afterwards changes nothing', () => {
    const usage = new ContentUsage();
    const metadata = { promptTokenCount: 8, candidatesTokenCount: 3, promptTokensDetails: [{ modality: 'AUDIO', tokenCount: 5 }] };
    usage.read(metadata);
    metadata.promptTokenCount += 100;
    metadata.promptTokensDetails[0]!.tokenCount += 100;
    expect(known(usage.usage(true))).toEqual({ inputTokens: 8, outputTokens: 3, inputAudioTokens: 5 });
  });
});

describe('groundings', () => {
  const web = { web: { uri: 'https://example.com' } };
  const maps = { maps: { placeId: 'places/1' } };
  test.each<readonly [string, string | undefined, readonly unknown[], object]>([
    ['Gemini 2.5: five queries are one prompt', 'gemini-2.5-pro', [{ webSearchQueries: ['a', 'b', 'c', 'd', 'e'] }], { groundings: 1 }],
    ['Gemini 2.0 by its full name', 'models/gemini-2.0-flash-001', [{ webSearchQueries: ['a', 'b'] }], { groundings: 1 }],
    [
      'Gemini 3: each query, but empty ones and repetitions',
      'gemini-3-flash-preview',
      [{ webSearchQueries: ['a', '', 'b', 'a', ' '] }],
      { groundings: 2 },
    ],
    [
      'Gemini 3: queries in several chunks',
      'gemini-3.1-pro-preview',
      [{ webSearchQueries: ['a'] }, { webSearchQueries: ['a', 'b'] }],
      { groundings: 2 },
    ],
    [
      'searches for pictures count apart',
      'gemini-3.1-flash-image',
      [{ webSearchQueries: ['a'], imageSearchQueries: ['a'] }],
      { groundings: 2 },
    ],
    ['a name without a number is a model of today', 'gemini-flash-latest', [{ webSearchQueries: ['a', 'b'] }], { groundings: 2 }],
    ['no name at all', undefined, [{ webSearchQueries: ['a', 'b'] }], { groundings: 2 }],
    ['Gemini 3 grounded without a query that is told', 'gemini-3-pro-preview', [{ groundingChunks: [maps] }], { groundings: 1 }],
    ['Gemini 2 on a page', 'gemini-2.5-flash', [{ groundingChunks: [web, web] }], { groundings: 1 }],
    ['Gemini 2 on a map', 'gemini-2.5-flash', [{ groundingChunks: [maps, maps] }], { groundings: 1, fee: 'maps' }],
    ['Gemini 2 on both', 'gemini-2.5-flash', [{ groundingChunks: [maps, web] }], { groundings: 2 }],
    [
      'what was retrieved from one’s own store',
      'gemini-2.5-flash',
      [{ retrievalQueries: ['a'], groundingChunks: [{ retrievedContext: {} }] }],
      {},
    ],
    ['metadata without anything', 'gemini-3-pro-preview', [{}, null, 7, { webSearchQueries: 'a', groundingChunks: { web } }], {}],
  ])('%s', (_case, model, metadata, expected) => {
    const groundings = new Groundings();
    for (const each of metadata) groundings.read(each);
    expect(known(groundings.billed(model))).toEqual(expected);
  });
});

describe('a response', () => {
  test('whose prompt was refused says why, and is whole', () => {
    const reader = new ContentReader('gemini-2.5-flash');
    reader.readEvent({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 } });
    expect(reader.attributes(true)).toMatchObject({
      'gen_ai.response.finish_reasons': ['SAFETY'],
      'gen_ai.usage.input_tokens': 8,
      'gen_ai.usage.output_tokens': 0,
    });
  });

  test('with two candidates of which one did not finish is cut', () => {
    const reader = new ContentReader(undefined);
    reader.readEvent({
      candidates: [{ index: 1, finishReason: 'STOP' }, { index: 0 }],
      usageMetadata: { promptTokenCount: 8, candidatesTokenCount: 5 },
    });
    expect(reader.attributes(true)).toEqual({ 'gen_ai.response.finish_reasons': ['error', 'STOP'], 'gen_ai.usage.input_tokens': 8 });
  });

  test.each([
    [null],
    [7],
    ['text'],
    [[]],
    [{ candidates: [null, 7, { finishReason: 5, groundingMetadata: 'x' }], usageMetadata: 'many', sdkHttpResponse: 7 }],
  ])('that is %j tells nothing', (answer) => {
    const reader = new ContentReader(undefined);
    reader.readAnswer(answer);
    expect(reader.attributes(false)).toEqual({});
  });
});
