import { describe, expect, it } from 'vitest';
import { PACKAGED_BOOK } from '../../src/index.ts';
import { readSource, recogniseSource, type SourceFormat } from '../../src/sources/index.ts';
import { GENAI_PRICES, LITELLM, MODELS_DEV, OPENROUTER, PI_AI, PORTKEY } from './published-lists.ts';

describe('a list is recognised by its shape', () => {
  it.each<[SourceFormat, unknown]>([
    ['pi-ai', PI_AI],
    ['pi-ai', [PI_AI]],
    ['genai-prices', GENAI_PRICES],
    ['litellm', LITELLM],
    ['openrouter', OPENROUTER],
    ['models.dev', MODELS_DEV],
    ['portkey', PORTKEY],
    ['price-book', PACKAGED_BOOK],
  ])('%s', (format, data) => {
    expect(recogniseSource(data)).toBe(format);
  });

  it.each([null, undefined, 1, 'text', [], {}, [[]], [1], { data: [] }, { data: [{}] }, { a: { b: 1 } }])('%j is none', (data) => {
    expect(recogniseSource(data)).toBeUndefined();
    expect(readSource(data).problems).toHaveLength(1);
  });
});
