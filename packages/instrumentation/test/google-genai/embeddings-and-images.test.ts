import { describe, expect, test } from 'vitest';
import { EmbeddingsReader } from '../../src/google-genai/embeddings-reader.ts';
import { ImagesReader } from '../../src/google-genai/images-reader.ts';

describe('embeddings', () => {
  test.each<readonly [string, unknown, unknown, object]>([
    ['the tokens of the request', { usageMetadata: { promptTokenCount: 9 } }, { embeddings: [{}] }, { 'gen_ai.usage.input_tokens': 9 }],
    [
      'those of each text',
      {},
      { embeddings: [{ statistics: { tokenCount: 3 } }, { statistics: { tokenCount: 4 } }], metadata: { billableCharacterCount: 20 } },
      { 'gen_ai.usage.input_tokens': 7 },
    ],
    [
      'characters, where not each text has tokens',
      {},
      { embeddings: [{ statistics: { tokenCount: 3 } }, {}], metadata: { billableCharacterCount: 20 } },
      { 'spancost.usage.characters': 20 },
    ],
    ['nothing', null, { embeddings: [{ values: [1] }] }, {}],
    ['what is none', 'much', { embeddings: 'many', metadata: 7 }, {}],
  ])('are billed by %s', (_case, body, answer, expected) => {
    const reader = new EmbeddingsReader();
    reader.readBody(body);
    reader.readAnswer(answer);
    expect(reader.attributes()).toEqual(expected);
  });
});

describe('images', () => {
  const bytes = { image: { imageBytes: 'AAAA' } };
  test.each<readonly [string, unknown, object]>([
    [
      'those that came, as bytes or in a bucket',
      { generatedImages: [bytes, { image: { gcsUri: 'gs://shop/1.png' } }] },
      { 'spancost.usage.images': 2 },
    ],
    [
      'not those that were held back',
      { generatedImages: [bytes, { image: {}, raiFilteredReason: 'no' }, { safetyAttributes: {} }] },
      { 'spancost.usage.images': 1 },
    ],
    ['none, where all were held back', {}, { 'spancost.usage.images': 0 }],
    ['masks', { generatedMasks: [{ mask: { imageBytes: 'AAAA' } }, { labels: [] }] }, { 'spancost.usage.images': 1 }],
    ['nothing of what is none', 'many', {}],
  ])('that are billed are %s', (_case, answer, expected) => {
    const reader = new ImagesReader();
    reader.readAnswer(answer);
    expect(reader.attributes()).toEqual(expected);
  });

  test('are unknown of a call that had no answer', () => {
    expect(new ImagesReader().attributes()).toEqual({});
  });
});
