import type { Mistral } from '@mistralai/mistralai';
import { describe, expect, test } from 'vitest';
import { MistralInstrumentation } from '../../src/mistral/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario, used } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new MistralInstrumentation(), SDK_COPIES, { slowMs: 300 });

const asked = (operation: string, model: string): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'mistral_ai',
  'gen_ai.request.model': model,
  'server.address': '127.0.0.1',
  'server.port': 'number',
});
const MODEL = 'mistral-large-2512';
const chat = asked('chat', MODEL);
const ask = { model: MODEL, messages: [{ role: 'user' as const, content: 'a secret of the customer' }] };
const answered = {
  'gen_ai.response.id': 'string',
  'gen_ai.response.model': MODEL,
  'gen_ai.response.finish_reasons': ['stop'],
  'spancost.usage.service_tier': 'standard',
};
const counted = { 'gen_ai.usage.input_tokens': 12, 'gen_ai.usage.output_tokens': 28, 'gen_ai.usage.cache_read.input_tokens': 0 };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const document = { type: 'document_url' as const, documentUrl: 'https://shop.example/secret.pdf' };
const pages = { ...asked('ocr', 'mistral-ocr-2512'), 'gen_ai.response.model': 'mistral-ocr-2512', 'spancost.usage.pages': 3 };

const CASES: readonly CallCase<Mistral>[] = [
  { name: 'a chat', call: (client) => client.chat.complete(ask), expected: { ...chat, ...answered, ...counted } },
  {
    name: 'a stream: its last chunk has the usage',
    call: async (client) => allOf(await client.chat.stream(ask)),
    expected: { ...chat, ...answered, ...counted, ...streamed },
  },
  {
    name: 'a priority request with cached tokens',
    call: (client) =>
      client.chat.complete(
        ask,
        used({
          prompt_tokens: 4000,
          completion_tokens: 20,
          total_tokens: 4020,
          prompt_tokens_details: { cached_tokens: 3000 },
          service_tier: 'priority',
        }),
      ),
    expected: {
      ...chat,
      ...answered,
      'gen_ai.usage.input_tokens': 4000,
      'gen_ai.usage.output_tokens': 20,
      'gen_ai.usage.cache_read.input_tokens': 3000,
      'spancost.usage.service_tier': 'priority',
    },
  },
  {
    name: 'sound in a chat',
    call: (client) => client.chat.complete(ask, used({ prompt_audio_seconds: 90 })),
    expected: { ...chat, ...answered, ...counted, 'spancost.usage.audio.seconds': 90 },
  },
  {
    name: 'an answer in whose usage there is nothing, which the SDK fills with zeros',
    call: (client) => client.chat.complete(ask, used({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 })),
    expected: { ...chat, ...answered },
  },
  {
    name: 'what is between a beginning and an end',
    call: (client) => client.fim.complete({ model: 'codestral-2508', prompt: 'def secret(' }),
    expected: {
      ...asked('text_completion', 'codestral-2508'),
      ...answered,
      ...counted,
      'gen_ai.response.model': 'codestral-2508',
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 25,
    },
  },
  {
    name: 'embeddings',
    call: (client) => client.embeddings.create({ model: 'mistral-embed', inputs: 'one text' }),
    expected: {
      ...asked('embeddings', 'mistral-embed'),
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': 'mistral-embed',
      'gen_ai.usage.input_tokens': 2,
      'gen_ai.usage.output_tokens': 0,
    },
  },
  { name: 'three pages', call: (client) => client.ocr.process({ model: 'mistral-ocr-2512', document }), expected: pages },
  {
    name: 'pages with annotations, which have a price of their own',
    call: (client) =>
      client.ocr.process({
        model: 'mistral-ocr-2512',
        document,
        documentAnnotationFormat: { type: 'json_schema', jsonSchema: { name: 'boot', schemaDefinition: {} } },
      }),
    expected: { ...pages, 'spancost.usage.parameter.annotations': 'true' },
  },
  {
    name: 'a moderation, of which the SDK shows no usage',
    call: (client) => client.classifiers.moderate({ model: 'mistral-moderation-2411', inputs: ['a secret'] }),
    expected: {
      ...asked('moderation', 'mistral-moderation-2411'),
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': 'mistral-moderation-2411',
    },
  },
  {
    name: 'a stream that its consumer leaves',
    async call(client) {
      for await (const _event of await client.chat.stream(ask)) break;
    },
    expected: {
      ...chat,
      ...streamed,
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': MODEL,
      'gen_ai.response.finish_reasons': ['error'],
    },
  },
  {
    name: 'a rate limit',
    call: (client) => thrownBy(client.chat.complete(ask, scenario('error-429'))),
    expected: { ...chat, 'error.type': 'SDKError', 'http.response.status_code': 429 },
  },
  {
    name: 'a timeout',
    call: (client) => thrownBy(client.chat.complete(ask, { ...scenario('slow'), timeoutMs: 50 })),
    expected: { ...chat, 'error.type': 'RequestTimeoutError' },
  },
  {
    name: 'an abort by the caller',
    call: (client) => thrownBy(client.chat.complete(ask, { fetchOptions: { signal: AbortSignal.abort() } })),
    expected: { ...chat, 'error.type': 'RequestAbortedError' },
  },
];

describe.each(SDK_COPIES)('@mistralai/mistralai $version', ({ instrumented }) => {
  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(clientOf(instrumented, providers.url));
    await expectedCall(spans, '@spancost/instrumentation/mistral', expected);
  });
});

describe('manuallyInstrument', () => {
  const { Mistral: Client } = SDK_COPIES[0]?.instrumented ?? expect.unreachable();

  test.each<readonly [string, unknown]>([
    ['the module', { Mistral: Client }],
    ['the client', Client],
    ['a class below it', class extends Client {}],
    ['a client that exists', new Client({ apiKey: 'any' })],
    ['one of its classes', new Client({ apiKey: 'any' }).chat.constructor],
  ])('takes %s', (_name, target) => {
    expect(new MistralInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(true);
  });

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object', { Mistral: 7, chat: 'all' }],
    ['another class', Map],
    ['a class of another package with its name', class Chat {}],
    ['text', '@mistralai/mistralai'],
  ])('refuses %s', (_name, target) => {
    expect(new MistralInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(false);
  });
});
