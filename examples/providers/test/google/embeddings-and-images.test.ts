import { expect, test, vi } from 'vitest';
import { scenario, withProviders } from '../with-providers.ts';

const clients = withProviders();

test('embeddings of the Gemini API tell the tokens of the request', async () => {
  const answer = await clients.gemini.models.embedContent({ model: 'gemini-embedding-001', contents: ['one text', 'another'] });
  expect(answer.embeddings?.map(({ values }) => values?.length)).toEqual([3072, 3072]);
  expect(Math.hypot(...(answer.embeddings?.[0]?.values ?? []))).toBeCloseTo(1);
  expect(answer.usageMetadata).toMatchObject({ promptTokenCount: 4 });
});

test('Vertex AI tells the tokens of each text and its characters', async () => {
  const config = { outputDimensionality: 64 };
  const answer = await clients.vertex.models.embedContent({ model: 'gemini-embedding-001', contents: ['one text', 'another'], config });
  expect(answer.embeddings).toMatchObject([{ statistics: { tokenCount: 2 } }, { statistics: { tokenCount: 2 } }]);
  expect(answer.embeddings?.[0]?.values).toHaveLength(64);
  expect(answer.metadata).toEqual({ billableCharacterCount: 14 });
});

test('the newer embeddings of Vertex AI take one content', async () => {
  const answer = await clients.vertex.models.embedContent({ model: 'gemini-embedding-2', contents: 'one text' });
  expect(answer.embeddings).toMatchObject([{ statistics: { tokenCount: 2 } }]);
});

test('images are as many as asked for; one that is filtered is told only if that is asked for', async () => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  const generate = async (config: object) => {
    const { generatedImages } = await clients.vertex.models.generateImages({ model: 'imagen-4.0-generate-001', prompt: 'a boot', config });
    return generatedImages?.map(({ image }) => image?.mimeType);
  };
  expect(await generate({ numberOfImages: 3 })).toEqual(['image/png', 'image/png', 'image/png']);
  const filtered = { numberOfImages: 2, httpOptions: scenario('filtered') };
  expect(await generate(filtered)).toEqual(['image/png']);
  expect(await generate({ ...filtered, includeRaiReason: true })).toEqual(['image/png', undefined]);
});
