import type Anthropic from '@anthropic-ai/sdk';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { readCall, type CallReading } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { watchSdkGlobally } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdkGlobally(new AnthropicInstrumentation(), SDK_COPIES, { retryAfterMs: 5 });

const ask = { model: 'claude-haiku-5-5', max_tokens: 400, messages: [{ role: 'user' as const, content: 'hello' }] };
const raw = (usage: object, body: object = { inputTokens: 412, outputTokens: 1230 }) => ({
  headers: { 'x-usage': JSON.stringify(body), 'x-raw-usage': JSON.stringify(usage) },
});

/** The AI calls among these spans; the SDK has spans of what is none. */
function calls(seen: readonly ReadableSpan[]): readonly (CallReading & { readonly span: ReadableSpan })[] {
  return seen.flatMap((span) => {
    const call = readCall(span.attributes);
    return call === undefined ? [] : [{ ...call, span }];
  });
}

const seconds = ([whole, nanos]: readonly [number, number] = [0, 0]): number => whole + nanos / 1e9;

const step = (type: string, counts: object) => ({
  type,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_input_tokens: 0,
  cache_creation: null,
  ...counts,
});
const ITERATIONS = [
  step('message', { input_tokens: 412, output_tokens: 30 }),
  step('advisor_message', { model: 'claude-opus-5-5', input_tokens: 823, output_tokens: 531 }),
  step('message', { input_tokens: 1348, output_tokens: 1200, cache_read_input_tokens: 412 }),
  step('advisor_message', {
    model: 'claude-opus-5-5',
    input_tokens: 100,
    output_tokens: 7,
    cache_read_input_tokens: 800,
    cache_creation_input_tokens: 50,
    cache_creation: { ephemeral_5m_input_tokens: 50, ephemeral_1h_input_tokens: 0 },
  }),
];

const copies = SDK_COPIES.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false as const } },
]);

describe.each(copies)('@anthropic-ai/sdk $version $native', ({ instrumented, traced }) => {
  const client = (): Anthropic => new instrumented({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, ...traced });

  test('a tool runner that asks twice is two calls, whose usage is counted once', async () => {
    const stock = betaTool({
      name: 'stock',
      description: 'How many there are',
      inputSchema: { type: 'object', properties: {} },
      run: () => '17',
    });
    const runner = client().beta.messages.toolRunner(
      { ...ask, max_iterations: 2, tools: [stock] },
      { headers: { 'x-scenario': 'tool-call', 'x-usage': JSON.stringify({ inputTokens: 100, outputTokens: 20 }) } },
    );
    await runner;
    const made = calls(await spans.settled(2));
    expect(made.map(({ span, usage }) => [span.name, usage.inputTokens, usage.outputTokens])).toEqual([
      ['chat claude-haiku-5-5', 100, 20],
      ['chat claude-haiku-5-5', 100, 20],
    ]);
    expect(new Set(made.map(({ responseId }) => responseId)).size).toBe(2);
  });

  test('counting tokens is no call', async () => {
    await client().messages.countTokens({ model: ask.model, messages: ask.messages });
    await client().beta.messages.countTokens({ model: ask.model, messages: ask.messages });
    expect(calls(await spans.settled(0))).toEqual([]);
  });

  test.each([
    ['a message', false],
    ['a streamed message', true],
  ])('the advisors of %s are calls of their own model within it: 823 in and 531 out, 950 in and 7 out', async (_name, stream) => {
    const options = raw({ iterations: ITERATIONS, inference_geo: 'us' });
    const { beta } = client();
    const message = stream
      ? await beta.messages.stream(ask, options).finalMessage()
      : await beta.messages.create({ ...ask, stream: false }, options);
    const made = calls(await spans.settled(3));
    expect(made.map(({ span, responseId, usage }) => [span.name, responseId, usage.inputTokens, usage.outputTokens])).toEqual([
      ['chat claude-opus-5-5', `${message.id}/advisor/1`, 823, 531],
      ['chat claude-opus-5-5', `${message.id}/advisor/2`, 950, 7],
      ['chat claude-haiku-5-5', message.id, 412, 1230],
    ]);
    const [one, two, whole] = made;
    expect(two).toMatchObject({
      provider: 'anthropic',
      responseModel: 'claude-opus-5-5',
      serviceTier: 'standard',
      geography: 'us',
      usage: { cacheReadTokens: 800, cacheWriteTokens: 50, cacheWrite5mTokens: 50 },
      problems: [],
    });
    for (const advisor of [one, two]) {
      expect(advisor?.span.parentSpanContext?.spanId).toBe(whole?.span.spanContext().spanId);
      // When it began is not told: with the message, whose SDK may start its span a moment earlier.
      expect(Math.abs(seconds(advisor?.span.startTime) - seconds(whole?.span.startTime))).toBeLessThan(0.1);
    }
  });

  test('a stream that is left before its last delta knows of no advisors', async () => {
    const stream = await client().beta.messages.create({ ...ask, stream: true }, raw({ iterations: ITERATIONS }));
    for await (const event of stream) if (event.type === 'content_block_delta') break;
    expect(calls(await spans.settled(1)).map(({ span, usage }) => [span.name, usage])).toEqual([
      ['chat claude-haiku-5-5', expect.objectContaining({ inputTokens: 412 })],
    ]);
  });

  test('a compaction is billed with the message: 412 + 3,000 in, 1,230 + 500 out', async () => {
    const compaction = step('compaction', { input_tokens: 3000, output_tokens: 500 });
    await client().beta.messages.create(
      ask,
      raw({ iterations: [compaction, step('message', { input_tokens: 412, output_tokens: 1230 })] }),
    );
    expect(calls(await spans.settled(1)).map(({ usage }) => [usage.inputTokens, usage.outputTokens])).toEqual([[3412, 1730]]);
  });

  test('searches of the web are counted, fetches are free, and speed and place are those that served', async () => {
    await client().beta.messages.create(
      { ...ask, model: 'claude-opus-5-5', speed: 'fast', inference_geo: 'us' },
      raw({ server_tool_use: { web_search_requests: 3, web_fetch_requests: 2 } }),
    );
    const [call] = calls(await spans.settled(1));
    expect(call).toMatchObject({ serviceTier: 'fast', geography: 'us', usage: { webSearches: 3, inputTokens: 412, outputTokens: 1230 } });
  });

  test('a try that fails is a try of one call, and the span says how often it was sent again', async () => {
    await client().messages.create(ask, { headers: { 'x-scenario': 'flaky' } });
    await thrownBy(client().messages.create(ask, { headers: { 'x-scenario': 'error-500' }, maxRetries: 3 }));
    await client().messages.create(ask);
    const made = calls(await spans.settled(3));
    expect(made.map(({ span, errorType }) => [span.attributes['http.request.resend_count'], errorType])).toEqual([
      [1, undefined],
      [3, 'InternalServerError'],
      [undefined, undefined],
    ]);
  });

  test('a stream that fails at first is one call of two tries', async () => {
    await allOf(await client().messages.create({ ...ask, stream: true }, { headers: { 'x-scenario': 'flaky-429' } }));
    const [call, ...more] = calls(await spans.settled(1));
    expect(more).toEqual([]);
    expect(call?.span.attributes['http.request.resend_count']).toBe(1);
  });
});
