import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdkGlobally } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdkGlobally(new AnthropicInstrumentation(), SDK_COPIES);

const ask = { model: 'claude-sonnet-5-5', max_tokens: 400, messages: [{ role: 'user' as const, content: 'a secret of the customer' }] };
const usage = {
  inputTokens: 36,
  outputTokens: 50,
  cacheRead: 64,
  cacheWrite5m: 10,
  cacheWrite1h: 20,
  reasoningTokens: 5,
  serviceTier: 'priority',
};
const used = { headers: { 'x-usage': JSON.stringify(usage) } };
const chat = {
  name: 'chat claude-sonnet-5-5',
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-5-5',
  'server.address': '127.0.0.1',
  'server.port': 'number',
};
const input = {
  'gen_ai.response.id': 'string',
  'gen_ai.response.model': 'claude-sonnet-5-5',
  'gen_ai.usage.input_tokens': 130,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_write.input_tokens': 30,
  'spancost.usage.cache_write_5m.input_tokens': 10,
  'spancost.usage.cache_write_1h.input_tokens': 20,
  'spancost.usage.service_tier': 'priority',
  'spancost.usage.geography': 'global',
};
const output = {
  'gen_ai.usage.output_tokens': 50,
  'gen_ai.usage.reasoning.output_tokens': 5,
  'gen_ai.response.finish_reasons': ['end_turn'],
};
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };

const CASES: readonly CallCase<Anthropic>[] = [
  {
    name: 'a message: the input includes what was cached, 36 + 64 + 30',
    call: (client) => client.messages.create(ask, used),
    expected: { ...chat, ...input, ...output },
  },
  {
    name: 'a streamed message',
    call: async (client) => allOf(await client.messages.create({ ...ask, stream: true }, used)),
    expected: { ...chat, ...input, ...output, ...streamed },
  },
  {
    name: 'the stream helper',
    call: (client) => client.messages.stream(ask, used).finalMessage(),
    expected: { ...chat, ...input, ...output, ...streamed },
  },
  {
    name: 'a stream that its consumer leaves: the input is known, the output is not guessed',
    async call(client) {
      for await (const event of await client.messages.create({ ...ask, stream: true }, used))
        if (event.type === 'content_block_delta') break;
    },
    expected: { ...chat, ...input, ...streamed, 'gen_ai.response.finish_reasons': ['error'] },
  },
  {
    name: 'an overloaded service: no usage, nothing was billed',
    call: (client) => thrownBy(client.messages.create(ask, { headers: { 'x-scenario': 'error-529' } })),
    expected: { ...chat, 'error.type': expect.stringMatching(/^(InternalServer|Overloaded)Error$/), 'http.response.status_code': 529 },
  },
  {
    name: 'a rate limit',
    call: (client) => thrownBy(client.messages.create(ask, { headers: { 'x-scenario': 'error-429' } })),
    expected: { ...chat, 'error.type': 'RateLimitError', 'http.response.status_code': 429 },
  },
  {
    name: 'a timeout',
    call: (client) => thrownBy(client.messages.create(ask, { headers: { 'x-scenario': 'slow' }, timeout: 30 })),
    expected: { ...chat, 'error.type': 'APIConnectionTimeoutError' },
  },
  {
    name: 'an abort by the caller',
    call: (client) => thrownBy(client.messages.create(ask, { signal: AbortSignal.abort() })),
    expected: { ...chat, 'error.type': 'APIUserAbortError' },
  },
];

const copies = SDK_COPIES.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false as const } },
]);

describe.each(copies)('@anthropic-ai/sdk $version $native', ({ instrumented, traced, native }) => {
  const own = native === 'with its own spans';

  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(new instrumented({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, maxRetries: 0, ...traced }));
    // The SDK's own span has more, under the SDK's own names.
    const said = own ? expect.objectContaining(expected) : expected;
    const reading = await expectedCall(spans, own ? 'com.anthropic.sdk.typescript' : '@spancost/instrumentation/anthropic', said);
    expect(reading?.usage.outputTokens).toBe(expected['gen_ai.usage.output_tokens']);
  });
});

test('spans of the SDK that are no messages stay as they are', async () => {
  const { instrumented } = SDK_COPIES[0] ?? expect.unreachable();
  const client = new instrumented({ apiKey: 'any', baseURL: `${providers.url}/anthropic` });
  await client.messages.countTokens({ model: ask.model, messages: ask.messages });
  const [span] = await spans.settled(1);
  expect(span?.name).toBe('anthropic.messages.count_tokens');
  expect(span?.attributes).not.toHaveProperty('gen_ai.operation.name');
});
