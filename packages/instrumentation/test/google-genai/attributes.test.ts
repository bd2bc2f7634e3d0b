import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario, used, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new GoogleGenAIInstrumentation(), SDK_COPIES, { slowMs: 300 });
beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

const contents = 'a secret of the customer';
const server = { 'server.address': '127.0.0.1', 'server.port': 'number' };
const asked = (provider: string, model: string, operation = 'generate_content'): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': provider,
  'gen_ai.request.model': model,
  ...server,
});
const FLASH = 'gemini-2.5-flash';
const gemini = asked('gcp.gemini', FLASH);
const answered = {
  'gen_ai.response.id': 'string',
  'gen_ai.response.model': FLASH,
  'gen_ai.response.finish_reasons': ['STOP'],
  'spancost.usage.service_tier': 'standard',
};
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };

/** All that the API can tell of a usage. */
const everything = {
  promptTokenCount: 4000,
  promptTokensDetails: [
    { modality: 'TEXT', tokenCount: 2600 },
    { modality: 'AUDIO', tokenCount: 400 },
    { modality: 'IMAGE', tokenCount: 258 },
    { modality: 'VIDEO', tokenCount: 526 },
    { modality: 'DOCUMENT', tokenCount: 216 },
  ],
  cachedContentTokenCount: 3000,
  cacheTokensDetails: [
    { modality: 'TEXT', tokenCount: 2700 },
    { modality: 'AUDIO', tokenCount: 300 },
  ],
  toolUsePromptTokenCount: 300,
  toolUsePromptTokensDetails: [{ modality: 'IMAGE', tokenCount: 100 }],
  candidatesTokenCount: 1540,
  candidatesTokensDetails: [
    { modality: 'TEXT', tokenCount: 250 },
    { modality: 'IMAGE', tokenCount: 1290 },
  ],
  thoughtsTokenCount: 90,
  totalTokenCount: 5930,
};
const counted = {
  'gen_ai.usage.input_tokens': 4300,
  'gen_ai.usage.cache_read.input_tokens': 3000,
  'gen_ai.usage.audio.input_tokens': 400,
  'gen_ai.usage.image.input_tokens': 358,
  'spancost.usage.video.input_tokens': 526,
  'gen_ai.usage.audio.cache_read.input_tokens': 300,
  'gen_ai.usage.output_tokens': 1630,
  'gen_ai.usage.reasoning.output_tokens': 90,
  'gen_ai.usage.image.output_tokens': 1290,
};
const few = { 'gen_ai.usage.input_tokens': 6, 'gen_ai.usage.output_tokens': 156, 'gen_ai.usage.reasoning.output_tokens': 128 };

const CASES: readonly CallCase<Clients>[] = [
  {
    name: 'content: the input includes what tools gave back, 4,000 + 300, the output the thoughts, 1,540 + 90',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: used(everything) }),
    expected: { ...gemini, ...answered, ...counted },
  },
  {
    name: 'a stream: its last chunk has the totals',
    call: async (clients) => allOf(await clients.gemini.models.generateContentStream({ model: FLASH, contents, config: used(everything) })),
    expected: { ...gemini, ...answered, ...counted, ...streamed },
  },
  {
    name: 'a stream of Vertex AI: chunks before the last have no counts',
    call: async (clients) => allOf(await clients.vertex.models.generateContentStream({ model: FLASH, contents })),
    expected: { ...asked('gcp.vertex_ai', FLASH), ...answered, ...few, ...streamed, 'spancost.usage.service_tier': 'ON_DEMAND' },
  },
  {
    name: 'a tier that is asked for, as the Gemini API tells it',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: { serviceTier: 'flex' as never } }),
    expected: { ...gemini, ...answered, ...few, 'spancost.usage.service_tier': 'flex' },
  },
  {
    name: 'provisioned throughput, as Vertex AI tells it',
    call: (clients) =>
      clients.vertex.models.generateContent({ model: FLASH, contents, config: used({ trafficType: 'PROVISIONED_THROUGHPUT' }) }),
    expected: { ...asked('gcp.vertex_ai', FLASH), ...answered, ...few, 'spancost.usage.service_tier': 'PROVISIONED_THROUGHPUT' },
  },
  {
    name: 'a model by its full name says where it is',
    call: (clients) =>
      clients.vertex.models.generateContent({ model: `projects/shop/locations/europe-west4/publishers/google/models/${FLASH}`, contents }),
    expected: {
      ...asked('gcp.vertex_ai', `projects/shop/locations/europe-west4/publishers/google/models/${FLASH}`),
      ...answered,
      ...few,
      'spancost.usage.service_tier': 'ON_DEMAND',
      'spancost.usage.geography': 'europe-west4',
    },
  },
  {
    name: 'thoughts that take all of the output: no candidates, and nothing lost',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: { maxOutputTokens: 100 } }),
    expected: {
      ...gemini,
      ...answered,
      'gen_ai.response.finish_reasons': ['MAX_TOKENS'],
      'gen_ai.usage.input_tokens': 6,
      'gen_ai.usage.output_tokens': 100,
      'gen_ai.usage.reasoning.output_tokens': 100,
    },
  },
  {
    name: 'Gemini 2 grounded by Google Search is one grounded prompt',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: { tools: [{ googleSearch: {} }] } }),
    expected: { ...gemini, ...answered, ...few, 'gen_ai.usage.input_tokens': 12, 'spancost.usage.groundings': 1 },
  },
  {
    name: 'Gemini 2 grounded by Google Maps has another fee',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: { tools: [{ googleMaps: {} }] } }),
    expected: {
      ...gemini,
      ...answered,
      ...few,
      'gen_ai.usage.input_tokens': 11,
      'spancost.usage.groundings': 1,
      'spancost.usage.parameter.grounding': 'maps',
    },
  },
  {
    name: 'Gemini 3 grounded by two queries, one of them twice, and an empty one, is two',
    call: async (clients) =>
      allOf(
        await clients.gemini.models.generateContentStream({
          model: 'gemini-3.1-flash-lite',
          contents,
          config: { tools: [{ googleSearch: {} }] },
        }),
      ),
    expected: {
      ...asked('gcp.gemini', 'gemini-3.1-flash-lite'),
      ...answered,
      ...streamed,
      'gen_ai.response.model': 'gemini-3.1-flash-lite',
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 28,
      'spancost.usage.groundings': 2,
    },
  },
  {
    name: 'a stream that its consumer leaves: the input is known, the output is not guessed',
    async call(clients) {
      for await (const _chunk of await clients.gemini.models.generateContentStream({ model: FLASH, contents })) break;
    },
    expected: {
      ...gemini,
      ...answered,
      ...streamed,
      'gen_ai.response.finish_reasons': ['error'],
      'gen_ai.usage.input_tokens': 6,
    },
  },
  {
    name: 'an answer without usage',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: scenario('no-usage') }),
    expected: { ...gemini, ...answered },
  },
  {
    name: 'another model than was asked for',
    call: (clients) => clients.gemini.models.generateContent({ model: FLASH, contents, config: scenario('wrong-model') }),
    expected: { ...gemini, ...answered, ...few, 'gen_ai.response.model': 'gemini-2.5-flash-lite' },
  },
  {
    name: 'embeddings of the Gemini API',
    call: (clients) => clients.gemini.models.embedContent({ model: 'gemini-embedding-001', contents: ['one text', 'another'] }),
    expected: { ...asked('gcp.gemini', 'gemini-embedding-001', 'embeddings'), 'gen_ai.usage.input_tokens': 4 },
  },
  {
    name: 'embeddings of a picture',
    call: (clients) =>
      clients.gemini.models.embedContent({
        model: 'gemini-embedding-2',
        contents: [{ parts: [{ inlineData: { mimeType: 'image/png', data: 'AAAA' } }] }],
      }),
    expected: {
      ...asked('gcp.gemini', 'gemini-embedding-2', 'embeddings'),
      'gen_ai.usage.input_tokens': 258,
      'gen_ai.usage.image.input_tokens': 258,
    },
  },
  {
    name: 'embeddings of Vertex AI, which counts each text',
    call: (clients) => clients.vertex.models.embedContent({ model: 'gemini-embedding-001', contents: ['one text', 'another'] }),
    expected: { ...asked('gcp.vertex_ai', 'gemini-embedding-001', 'embeddings'), 'gen_ai.usage.input_tokens': 4 },
  },
  {
    name: 'images: the one that was held back is not counted',
    call: (clients) =>
      clients.vertex.models.generateImages({
        model: 'imagen-4.0-generate-001',
        prompt: contents,
        config: { numberOfImages: 3, includeRaiReason: true, ...scenario('filtered') },
      }),
    expected: {
      ...asked('gcp.vertex_ai', 'imagen-4.0-generate-001', 'image_generation'),
      'gen_ai.output.type': 'image',
      'spancost.usage.images': 2,
    },
  },
  {
    name: 'a rate limit',
    call: (clients) => thrownBy(clients.gemini.models.generateContent({ model: FLASH, contents, config: scenario('error-429') })),
    expected: { ...gemini, 'error.type': 'ApiError', 'http.response.status_code': 429 },
  },
  {
    name: 'an error in a stream',
    call: (clients) =>
      thrownBy(clients.gemini.models.generateContentStream({ model: FLASH, contents, config: scenario('error-in-stream') }).then(allOf)),
    expected: {
      ...gemini,
      ...answered,
      ...streamed,
      'gen_ai.response.finish_reasons': ['error'],
      'gen_ai.usage.input_tokens': 6,
      'error.type': 'ApiError',
      'http.response.status_code': 503,
    },
  },
  {
    name: 'a timeout, which the SDK throws as an abort',
    call: (clients) => {
      const httpOptions = { timeout: 30, headers: { 'x-scenario': 'slow' } };
      return thrownBy(clients.gemini.models.generateContent({ model: FLASH, contents, config: { httpOptions } }));
    },
    expected: { ...gemini, 'error.type': 'AbortError' },
  },
  {
    name: 'an abort by the caller',
    call: (clients) =>
      thrownBy(clients.gemini.models.generateContent({ model: FLASH, contents, config: { abortSignal: AbortSignal.abort() } })),
    expected: { ...gemini, 'error.type': 'AbortError' },
  },
];

describe.each(SDK_COPIES)('@google/genai $version', ({ instrumented }) => {
  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(clientsOf(instrumented, providers.url));
    const reading = await expectedCall(spans, '@spancost/instrumentation/google-genai', expected);
    expect(reading?.usage.outputTokens).toBe(expected['gen_ai.usage.output_tokens']);
  });

  test('the requests of one call each have their own usage, whatever the SDK makes of them', async () => {
    const { gemini: client } = clientsOf(instrumented, providers.url);
    const answer = await client.models.generateContent({ model: FLASH, contents, config: { ...scenario('continuation') } });
    const inputs = (await spans.settled(2)).map(({ attributes }) => attributes['gen_ai.usage.input_tokens']);
    expect(inputs).toEqual([6, 6]);
    expect(answer.candidates?.[0]?.finishReason).toBe('STOP');
  });

  test('a location of Vertex AI is where the client is', async () => {
    // What getRequestHeaders() of Google's library gives for an account.
    const authClient = { getRequestHeaders: async () => new Headers({ authorization: 'Bearer any' }) };
    const client = new instrumented.GoogleGenAI({
      vertexai: true,
      project: 'shop',
      location: 'us-central1',
      googleAuthOptions: { authClient } as never,
      httpOptions: { baseUrl: `${providers.url}/google` },
    });
    await client.models.generateContent({ model: FLASH, contents });
    const [span] = await spans.settled(1);
    expect(span?.attributes).toMatchObject({ 'gen_ai.provider.name': 'gcp.vertex_ai', 'spancost.usage.geography': 'us-central1' });
    expect(providers.requests.at(-1)?.path).toContain('/projects/shop/locations/us-central1/');
  });
});
