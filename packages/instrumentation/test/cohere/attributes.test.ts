import { describe, expect, test } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario, used, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new CohereInstrumentation(), SDK_COPIES, { slowMs: 300 });

const content = 'a secret of the customer';
const asked = (operation: string, model: string): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'cohere',
  'gen_ai.request.model': model,
  'server.address': '127.0.0.1',
  'server.port': 'number',
});
const MODEL = 'command-a-03-2025';
const chat = asked('chat', MODEL);
const ask = { model: MODEL, messages: [{ role: 'user' as const, content }] };
const first = { model: MODEL, message: content };
const answered = { 'gen_ai.response.id': 'string', 'gen_ai.response.finish_reasons': ['COMPLETE'] };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const counted = { 'gen_ai.usage.input_tokens': 6, 'gen_ai.usage.output_tokens': 28, 'gen_ai.usage.cache_read.input_tokens': 0 };
const documents = ['red boots', 'a yellow scarf', 'boots for children'];
const image = { type: 'image_url' as const, imageUrl: { url: 'data:image/png;base64,AAAA' } };

const CASES: readonly CallCase<Clients>[] = [
  {
    name: 'a chat: 6 tokens are billed of the 70 that the model read',
    call: ({ v2 }) => v2.chat(ask),
    expected: { ...chat, ...answered, ...counted },
  },
  {
    name: 'a chat of the first version',
    call: ({ v1 }) => v1.chat(first),
    expected: { ...chat, ...answered, ...counted },
  },
  {
    name: 'a stream: its last event has the usage',
    call: async ({ v2 }) => allOf(await v2.chatStream(ask)),
    expected: { ...chat, ...answered, ...counted, ...streamed },
  },
  {
    name: 'a stream of the first version: its last event has the whole answer',
    call: async ({ v1 }) => allOf(await v1.chatStream(first)),
    expected: { ...chat, ...answered, ...counted, ...streamed },
  },
  {
    name: 'cached tokens, of which some are not billed',
    call: ({ v2 }) => v2.chat(ask, used({ cached_tokens: 64 })),
    expected: {
      ...chat,
      ...answered,
      'gen_ai.usage.input_tokens': 6,
      'gen_ai.usage.output_tokens': 28,
    },
  },
  {
    name: 'cached tokens, all of which are billed',
    call: ({ v2 }) => v2.chat(ask, used({ billed_units: { input_tokens: 4000, output_tokens: 20 }, cached_tokens: 3000 })),
    expected: {
      ...chat,
      ...answered,
      'gen_ai.usage.input_tokens': 4000,
      'gen_ai.usage.cache_read.input_tokens': 3000,
      'gen_ai.usage.output_tokens': 20,
    },
  },
  {
    name: 'an answer that tells only what was read and written',
    call: ({ v2 }) => v2.chat(ask, used({ billed_units: null, tokens: { input_tokens: 70, output_tokens: 9 } })),
    expected: {
      ...chat,
      ...answered,
      'gen_ai.usage.input_tokens': 70,
      'gen_ai.usage.output_tokens': 9,
      'gen_ai.usage.cache_read.input_tokens': 0,
    },
  },
  {
    name: 'texts to embed',
    call: ({ v2 }) => v2.embed({ model: 'embed-v4.0', texts: ['one text', 'another'], inputType: 'search_query' }),
    expected: { ...asked('embeddings', 'embed-v4.0'), 'gen_ai.response.id': 'string', 'gen_ai.usage.input_tokens': 4 },
  },
  {
    name: 'a text and an image to embed: 2 tokens and 258 of the image are 260',
    call: ({ v2 }) =>
      v2.embed({
        model: 'embed-v4.0',
        inputType: 'search_document',
        inputs: [{ content: [{ type: 'text', text: 'one text' }, image] }],
      }),
    expected: {
      ...asked('embeddings', 'embed-v4.0'),
      'gen_ai.response.id': 'string',
      'gen_ai.usage.input_tokens': 260,
      'gen_ai.usage.image.input_tokens': 258,
    },
  },
  {
    name: 'an image to embed that is billed by the piece',
    call: ({ v1 }) => v1.embed({ model: 'embed-english-v3.0', inputType: 'image', images: ['data:image/png;base64,AAAA'] }),
    expected: { ...asked('embeddings', 'embed-english-v3.0'), 'gen_ai.response.id': 'string', 'spancost.usage.images': 1 },
  },
  {
    name: 'three documents of a ranking are one search, 101 are two',
    call: ({ v2 }) => v2.rerank({ model: 'rerank-v3.5', query: content, documents: Array.from({ length: 101 }, () => 'red boots') }),
    expected: { ...asked('rerank', 'rerank-v3.5'), 'gen_ai.response.id': 'string', 'spancost.usage.search_units': 2 },
  },
  {
    name: 'a ranking that is billed by the token',
    call: ({ v1 }) => v1.rerank({ model: 'rerank-v5.0-fast', query: 'boots', documents }),
    expected: { ...asked('rerank', 'rerank-v5.0-fast'), 'gen_ai.response.id': 'string', 'gen_ai.usage.input_tokens': 14 },
  },
  {
    name: 'an answer without usage',
    call: ({ v2 }) => v2.chat(ask, scenario('no-usage')),
    expected: { ...chat, ...answered },
  },
  {
    name: 'a stream that its consumer leaves',
    async call({ v2 }) {
      for await (const _event of await v2.chatStream(ask)) break;
    },
    expected: { ...chat, ...answered, ...streamed, 'gen_ai.response.finish_reasons': ['error'] },
  },
  {
    name: 'a rate limit',
    call: ({ v2 }) => thrownBy(v2.chat(ask, scenario('error-429'))),
    expected: { ...chat, 'error.type': 'TooManyRequestsError', 'http.response.status_code': 429 },
  },
  {
    name: 'an error in a stream',
    call: async ({ v2 }) => allOf(await v2.chatStream(ask, scenario('error-in-stream'))),
    expected: { ...chat, ...answered, ...streamed, 'gen_ai.response.finish_reasons': ['ERROR'], 'error.type': 'ERROR' },
  },
  {
    name: 'a timeout, which the SDK throws like every other failure',
    call: ({ v2 }) => thrownBy(v2.chat(ask, { ...scenario('slow'), timeoutInSeconds: 0.05 })),
    expected: { ...chat, 'error.type': 'CohereError' },
  },
  {
    name: 'an abort by the caller',
    call: ({ v2 }) => thrownBy(v2.chat(ask, { abortSignal: AbortSignal.abort() })),
    expected: { ...chat, 'error.type': 'APIUserAbortError' },
  },
];

describe.each(SDK_COPIES)('cohere-ai $version', ({ instrumented }) => {
  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(clientsOf(instrumented, providers.url));
    const reading = await expectedCall(spans, '@spancost/instrumentation/cohere', expected);
    expect(reading?.usage.searchUnits).toBe(expected['spancost.usage.search_units']);
  });

  test('a client that is told no environment speaks to api.cohere.com', async () => {
    const fetch = async (): Promise<Response> => Response.json({ id: 'c', finish_reason: 'COMPLETE', message: { role: 'assistant' } });
    await new instrumented.CohereClientV2({ token: 'any', fetch }).chat(ask);
    const [span] = await spans.settled(1);
    expect(span?.attributes).toMatchObject({ 'server.address': 'api.cohere.com', 'server.port': 443 });
  });
});

test('the documents that are parsed are billed by the page, from 8.1 on', async () => {
  const fetch = async (): Promise<Response> =>
    Response.json({ id: 'p', pages: [], meta: { api_version: { version: '2' }, billed_units: { pages: 3 } } });
  const { CohereClientV2 } = SDK_COPIES[0]?.instrumented ?? expect.unreachable();
  await new CohereClientV2({ token: 'any', fetch }).parse({
    model: 'parse-v5.0',
    document: { type: 'image_url', imageUrl: 'data:image/png;base64,AAAA' },
  });
  const [span] = await spans.settled(1);
  expect(span?.attributes).toMatchObject({ 'gen_ai.operation.name': 'ocr', 'spancost.usage.pages': 3 });
});
