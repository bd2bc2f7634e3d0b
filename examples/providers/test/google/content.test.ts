import { describe, expect, test } from 'vitest';
import type { UsageHeader } from '../../src/index.ts';
import { collect, scenario, withProviders } from '../with-providers.ts';

const clients = withProviders();
const MODEL = 'gemini-2.5-flash';
const metadata = (fields: object): { httpOptions: { headers: Record<string, string> } } => ({
  httpOptions: { headers: { 'x-usage-metadata': JSON.stringify(fields) } },
});
const usage = (given: UsageHeader): { httpOptions: { headers: Record<string, string> } } => ({
  httpOptions: { headers: { 'x-usage': JSON.stringify(given) } },
});

describe('generateContent', () => {
  test('"hello" is 2 tokens in, 23 out and 128 of thoughts', async () => {
    const answer = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello' });
    expect(answer.text).toContain('You asked: "hello"');
    expect(answer).toMatchObject({ modelVersion: MODEL, candidates: [{ finishReason: 'STOP' }] });
    expect(answer.responseId).toHaveLength(22);
    expect(answer.usageMetadata).toMatchObject({
      promptTokenCount: 2,
      candidatesTokenCount: 23,
      thoughtsTokenCount: 128,
      totalTokenCount: 153,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: 2 }],
    });
  });

  test('a thinking budget of 0 switches the thoughts off, and the count is left out', async () => {
    const config = { thinkingConfig: { thinkingBudget: 0 } };
    const { usageMetadata } = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config });
    expect(usageMetadata).not.toHaveProperty('thoughtsTokenCount');
  });

  test('thoughts take all of 100 tokens: no candidates are counted', async () => {
    const config = { maxOutputTokens: 100 };
    const answer = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config });
    expect(answer.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(answer.usageMetadata).toMatchObject({ thoughtsTokenCount: 100, totalTokenCount: 102 });
    expect(answer.usageMetadata).not.toHaveProperty('candidatesTokenCount');
  });

  test('a picture is 258 tokens, ten seconds of sound 320', async () => {
    const parts = [{ inlineData: { mimeType: 'image/png', data: 'AAAA' } }, { inlineData: { mimeType: 'audio/wav', data: 'AAAA' } }];
    const { usageMetadata } = await clients.gemini.models.generateContent({ model: MODEL, contents: [{ role: 'user', parts }] });
    expect(usageMetadata?.promptTokensDetails).toEqual([
      { modality: 'TEXT', tokenCount: 0 },
      { modality: 'IMAGE', tokenCount: 258 },
      { modality: 'AUDIO', tokenCount: 320 },
    ]);
  });

  test('x-usage is answered to the token, x-usage-metadata to the letter', async () => {
    const config = usage({ inputTokens: 4000, cachedTokens: 3000, outputTokens: 250, reasoningTokens: 90 });
    const given = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config });
    expect(given.usageMetadata).toMatchObject({
      promptTokenCount: 4000,
      cachedContentTokenCount: 3000,
      candidatesTokenCount: 250,
      thoughtsTokenCount: 90,
      totalTokenCount: 4340,
    });
    const broken = { promptTokenCount: '12', candidatesTokenCount: -5, toolUsePromptTokenCount: 7 };
    const answer = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config: metadata(broken) });
    expect(answer.usageMetadata).toMatchObject(broken);
  });

  test('the Gemini API tells its tier in a header, Vertex AI in the usage', async () => {
    const config = { serviceTier: 'flex' as never };
    const gemini = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config });
    expect(gemini.sdkHttpResponse?.headers?.['x-gemini-service-tier']).toBe('flex');
    const vertex = await clients.vertex.models.generateContent({ model: MODEL, contents: 'hello' });
    expect(vertex.usageMetadata?.trafficType).toBe('ON_DEMAND');
    expect(vertex.sdkHttpResponse?.headers).not.toHaveProperty('x-gemini-service-tier');
  });

  test('what googleSearch found is two queries, one of them twice, and an empty one', async () => {
    const config = { tools: [{ googleSearch: {} }] };
    const answer = await clients.gemini.models.generateContent({ model: MODEL, contents: 'boots', config });
    expect(answer.candidates?.[0]?.groundingMetadata?.webSearchQueries).toEqual(['boots', '', 'boots explained', 'boots']);
  });

  test('scenario tool-call calls the first function, and answers what it gave back', async () => {
    const config = {
      tools: [
        { functionDeclarations: [{ name: 'find', parametersJsonSchema: { type: 'object', properties: { id: { type: 'integer' } } } }] },
      ],
      httpOptions: scenario('tool-call'),
    };
    const first = await clients.gemini.models.generateContent({ model: MODEL, contents: 'where is it?', config });
    expect(first.functionCalls).toEqual([{ name: 'find', args: { id: 1 } }]);
    const contents = [
      { role: 'user', parts: [{ text: 'where is it?' }] },
      { role: 'model', parts: [{ functionCall: { name: 'find', args: {} } }] },
      { role: 'user', parts: [{ functionResponse: { name: 'find', response: { at: 'home' } } }] },
    ];
    expect((await clients.gemini.models.generateContent({ model: MODEL, contents, config })).text).toContain('where is it?');
  });

  test('scenario continuation makes the SDK ask twice', async () => {
    const before = clients.providers.requests.length;
    const config = { httpOptions: scenario('continuation') };
    const answer = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config });
    expect(answer.candidates?.[0]?.finishReason).toBe('STOP');
    const bodies = clients.providers.requests.slice(before).map(({ body }) => body?.['continuationToken']);
    expect(bodies).toEqual([undefined, 'go-on']);
  });

  test('a JSON schema is satisfied', async () => {
    const config = {
      responseMimeType: 'application/json',
      responseJsonSchema: { type: 'object', properties: { mood: { enum: ['good'] } } },
    };
    expect((await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config })).text).toBe('{"mood":"good"}');
  });
});

describe('generateContentStream', () => {
  test('its chunks put together are what a plain call answers; the last has the reason and all of the usage', async () => {
    const plain = await clients.gemini.models.generateContent({ model: MODEL, contents: 'hello' });
    const chunks = await collect(await clients.gemini.models.generateContentStream({ model: MODEL, contents: 'hello' }));
    expect(chunks.map(({ text }) => text).join('')).toBe(plain.text);
    expect(chunks.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP');
    expect(chunks.at(-1)?.usageMetadata).toMatchObject({ promptTokenCount: 2, candidatesTokenCount: 23, thoughtsTokenCount: 128 });
    const soFar = chunks.map(({ usageMetadata }) => usageMetadata?.candidatesTokenCount ?? 0);
    expect(soFar).toEqual(soFar.toSorted((a, b) => a - b));
    expect(chunks.slice(0, -1).every(({ candidates }) => candidates?.[0]?.finishReason === undefined)).toBe(true);
  });

  test('Vertex AI tells its usage in the last chunk', async () => {
    const chunks = await collect(await clients.vertex.models.generateContentStream({ model: MODEL, contents: 'hello' }));
    expect(chunks.slice(0, -1).map(({ usageMetadata }) => usageMetadata)).toEqual(
      Array.from({ length: chunks.length - 1 }, () => ({ trafficType: 'ON_DEMAND' })),
    );
    expect(chunks.at(-1)?.usageMetadata).toMatchObject({ promptTokenCount: 2, candidatesTokenCount: 23 });
  });
});

test('countTokens counts the prompt', async () => {
  expect(await clients.gemini.models.countTokens({ model: MODEL, contents: 'hello, world!' })).toMatchObject({ totalTokens: 4 });
});
