import { readCall } from '@spancost/conventions';
import type OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new OpenAIInstrumentation(), SDK_COPIES);

const messages = [{ role: 'user' as const, content: 'a secret of the customer' }];
const usage = { inputTokens: 2000, outputTokens: 300, cachedTokens: 1024, cacheWrite: 128, reasoningTokens: 64, serviceTier: 'flex' };
const used = { headers: { 'x-usage': JSON.stringify(usage) } };
const server = { 'server.address': '127.0.0.1', 'server.port': 'number' };
const counted = {
  'gen_ai.usage.input_tokens': 2000,
  'gen_ai.usage.output_tokens': 300,
  'gen_ai.usage.cache_read.input_tokens': 1024,
  'gen_ai.usage.cache_write.input_tokens': 128,
  'gen_ai.usage.reasoning.output_tokens': 64,
  'openai.response.service_tier': 'flex',
};
const chat = {
  name: 'chat gpt-5',
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
  ...server,
};
const answered = {
  'gen_ai.response.id': 'string',
  'gen_ai.response.model': 'gpt-5-2025-08-07',
  'gen_ai.response.finish_reasons': ['stop'],
};
const completed = { ...answered, 'gen_ai.response.status': 'completed', 'openai.api.type': 'responses' };
const completion = { ...answered, 'openai.api.type': 'chat_completions', 'openai.response.system_fingerprint': expect.any(String) };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };

const CASES: readonly CallCase<OpenAI>[] = [
  {
    name: 'a chat completion',
    call: (client) => client.chat.completions.create({ model: 'gpt-5', messages, service_tier: 'flex' }, used),
    expected: { ...chat, ...completion, ...counted, 'openai.request.service_tier': 'flex' },
  },
  {
    name: 'a streamed chat completion, whose usage was not asked for',
    call: async (client) => allOf(await client.chat.completions.create({ model: 'gpt-5', messages, stream: true }, used)),
    expected: { ...chat, ...completion, ...counted, ...streamed },
  },
  {
    name: 'a chat completion with two choices',
    call: (client) => client.chat.completions.create({ model: 'gpt-5', messages, n: 2 }, used),
    expected: { ...chat, ...completion, ...counted, 'gen_ai.response.finish_reasons': ['stop', 'stop'] },
  },
  {
    name: 'a chat completion that ends in a tool call',
    call: (client) =>
      client.chat.completions.create(
        { model: 'gpt-5', messages, tools: [{ type: 'function', function: { name: 'stock', parameters: {} } }] },
        { headers: { ...used.headers, 'x-scenario': 'tool-call' } },
      ),
    expected: { ...chat, ...completion, ...counted, 'gen_ai.response.finish_reasons': ['tool_calls'] },
  },
  {
    name: 'a response',
    call: (client) => client.responses.create({ model: 'gpt-5', input: 'a secret of the customer' }, used),
    expected: { ...chat, ...completed, ...counted },
  },
  {
    name: 'a streamed response',
    call: async (client) => allOf(await client.responses.create({ model: 'gpt-5', input: 'a secret of the customer', stream: true }, used)),
    expected: { ...chat, ...completed, ...counted, ...streamed },
  },
  {
    name: 'an embedding',
    call: (client) => client.embeddings.create({ model: 'text-embedding-3-small', input: 'a secret of the customer' }, used),
    expected: {
      name: 'embeddings text-embedding-3-small',
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'text-embedding-3-small',
      'gen_ai.response.model': 'text-embedding-3-small',
      'gen_ai.usage.input_tokens': 2000,
      ...server,
    },
  },
  {
    name: 'an answer without usage has none: it is unknown, not zero',
    call: (client) => client.chat.completions.create({ model: 'gpt-4.1', messages }, { headers: { 'x-scenario': 'no-usage' } }),
    expected: {
      ...chat,
      ...completion,
      name: 'chat gpt-4.1',
      'gen_ai.request.model': 'gpt-4.1',
      'gen_ai.response.model': expect.stringContaining('gpt-4.1'),
      'openai.response.service_tier': 'default',
    },
  },
  {
    name: 'an explicit zero stays zero',
    call: (client) =>
      client.chat.completions.create({ model: 'gpt-5', messages }, { headers: { 'x-usage': '{"inputTokens":0,"outputTokens":0}' } }),
    expected: expect.objectContaining({ 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 0 }),
  },
  {
    name: 'a rate limit: no usage, nothing was billed',
    call: (client) => thrownBy(client.chat.completions.create({ model: 'gpt-5', messages }, { headers: { 'x-scenario': 'error-429' } })),
    expected: { ...chat, 'openai.api.type': 'chat_completions', 'error.type': 'RateLimitError', 'http.response.status_code': 429 },
  },
  {
    name: 'a refused connection has no status',
    call: (client) =>
      thrownBy(client.withOptions({ baseURL: 'http://127.0.0.1:9/v1' }).chat.completions.create({ model: 'gpt-5', messages })),
    expected: { ...chat, 'openai.api.type': 'chat_completions', 'error.type': 'APIConnectionError' },
  },
  {
    name: 'a timeout',
    call: (client) =>
      thrownBy(client.chat.completions.create({ model: 'gpt-5', messages }, { headers: { 'x-scenario': 'slow' }, timeout: 30 })),
    expected: { ...chat, 'openai.api.type': 'chat_completions', 'error.type': 'APIConnectionTimeoutError' },
  },
  {
    name: 'an abort by the caller',
    call: (client) => thrownBy(client.chat.completions.create({ model: 'gpt-5', messages }, { signal: AbortSignal.abort() })),
    expected: { ...chat, 'openai.api.type': 'chat_completions', 'error.type': 'APIUserAbortError' },
  },
];

describe.each(SDK_COPIES)('openai $version', ({ instrumented }) => {
  test.each(CASES)('$name', async ({ call, expected }) => {
    const client = new instrumented({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 });
    await call(client);
    await expectedCall(spans, '@spancost/instrumentation/openai', expected);
  });

  test('a background answer is one charge: the first fetch after its end reports its usage', async () => {
    const client = new instrumented({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    const { id } = await client.responses.create(
      { model: 'gpt-5', input: 'hi', background: true },
      { headers: { 'x-scenario': 'background' } },
    );
    await client.responses.retrieve(id);
    const done = await client.responses.retrieve(id);
    await client.responses.retrieve(id);
    expect(done.usage?.input_tokens).toBeGreaterThan(0);
    const [queued, ...fetched] = await spans.settled(4);
    expect(queued?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.response.status': 'queued',
      'gen_ai.response.id': id,
    });
    expect(fetched.map(({ attributes }) => attributes['gen_ai.response.status'])).toEqual(['in_progress', 'completed', 'completed']);
    for (const { name, attributes } of fetched) {
      expect(name).toBe('fetch_response');
      expect(attributes['gen_ai.response.id']).toBe(id);
    }
    expect(fetched.map(({ attributes }) => readCall(attributes)?.usage.inputTokens)).toEqual([
      undefined,
      done.usage?.input_tokens,
      undefined,
    ]);
    expect(readCall(fetched[1]?.attributes ?? {})).toMatchObject({ operation: 'chat', responseId: id });
  });
});
