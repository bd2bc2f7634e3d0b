import { expect, test } from 'vitest';
import { withProviders } from '../with-providers.ts';

const clients = withProviders();

test('two texts of 8 and 12 characters are 5 tokens and two unit vectors of 1,536', async () => {
  const answer = await clients.openai.embeddings.create({ model: 'text-embedding-3-small', input: ['red boot', 'yellow scarf'] });
  expect(answer).toMatchObject({ object: 'list', model: 'text-embedding-3-small', usage: { prompt_tokens: 5, total_tokens: 5 } });
  expect(answer.data.map(({ index, embedding }) => [index, embedding.length])).toEqual([
    [0, 1536],
    [1, 1536],
  ]);
  for (const { embedding } of answer.data) expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
});

test('floats and base64 are the same vector, the same text the same vector', async () => {
  const request = { model: 'text-embedding-3-large', input: 'red boot', dimensions: 256 };
  const floats = await clients.openai.embeddings.create({ ...request, encoding_format: 'float' });
  const decoded = await clients.openai.embeddings.create(request);
  expect(floats.data[0]?.embedding).toHaveLength(256);
  expect(decoded.data[0]?.embedding.map(Math.fround)).toEqual(floats.data[0]?.embedding.map(Math.fround));
});

test('lists of token ids count as many tokens as they have', async () => {
  const { usage } = await clients.openai.embeddings.create({ model: 'text-embedding-3-small', input: [[1, 2, 3], [4]] });
  expect(usage.prompt_tokens).toBe(4);
});
