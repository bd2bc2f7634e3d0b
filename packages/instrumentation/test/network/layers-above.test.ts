import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { context, createContextKey, trace } from '@opentelemetry/api';
import { CONTEXT_KEY_CALL_OWNED } from '@spancost/conventions';
import OpenAI from 'openai';
import { expect, test } from 'vitest';
import { AnthropicInstrumentation, GoogleGenAIInstrumentation, OpenAIInstrumentation } from '../../src/index.ts';
import { watchNetwork } from './watch-network.ts';

const network = watchNetwork();
const { spans, watchAs, post } = network;

const messages = [{ role: 'user', content: 'hello' }];
const CHAT = '/openai/v1/chat/completions';
const chat = { model: 'gpt-5', messages };

test.each([CONTEXT_KEY_CALL_OWNED, 'OpenTelemetry SDK Context Key SUPPRESS_TRACING'])('nothing is seen below the key %s', async (key) => {
  watchAs('openai');
  await context.with(context.active().setValue(createContextKey(key), true), async () => (await post(CHAT, chat)).json());
  expect(await spans.settled(0)).toEqual([]);
  expect(network.instrumentation.seen()).toEqual([]);
});

test("below somebody else's span of an AI call nothing is added, below one of an agent it is", async () => {
  watchAs('openai');
  for (const [operation, expected] of [
    ['chat', 1],
    ['invoke_agent', 2],
  ] as const) {
    const attributes = { 'gen_ai.operation.name': operation, 'gen_ai.provider.name': 'openai' };
    const above = trace.getTracer('somebody').startSpan('theirs', { attributes });
    await context.with(trace.setSpan(context.active(), above), async () => (await post(CHAT, chat)).json());
    above.end();
    expect(await spans.settled(expected)).toHaveLength(expected);
  }
});

test('an instrumented SDK has one span for each call, plain, streamed, retried and raw', async () => {
  watchAs('openai');
  const openaiInstrumentation = new OpenAIInstrumentation();
  const anthropicInstrumentation = new AnthropicInstrumentation();
  const googleInstrumentation = new GoogleGenAIInstrumentation();
  const openai = new OpenAI({ apiKey: 'any', baseURL: `${network.url}/openai/v1` });
  const anthropic = new Anthropic({ apiKey: 'any', baseURL: `${network.url}/anthropic` });
  const untraced = new Anthropic({ apiKey: 'any', baseURL: `${network.url}/anthropic`, openTelemetry: false });
  const google = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: `${network.url}/google` } });
  openaiInstrumentation.manuallyInstrument(OpenAI);
  anthropicInstrumentation.manuallyInstrument(Anthropic);
  googleInstrumentation.manuallyInstrument(google);
  const asked = [{ role: 'user' as const, content: 'hello' }];
  const flaky = { headers: { 'x-scenario': 'flaky' } };
  await openai.chat.completions.create({ model: 'gpt-5', messages: asked }, flaky);
  for await (const _chunk of await openai.chat.completions.create({ model: 'gpt-5', messages: asked, stream: true }));
  await openai.responses.create({ model: 'gpt-5', input: 'hello' }).asResponse();
  for (const client of [anthropic, untraced]) {
    await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: asked }, flaky);
    await client.messages.stream({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: asked }).finalMessage();
  }
  await google.models.generateContent({ model: 'gemini-2.5-flash', contents: 'hello' });
  for await (const _chunk of await google.models.generateContentStream({ model: 'gemini-2.5-flash', contents: 'hello' }));
  expect(network.instrumentation.seen()).toEqual([]);
  expect(await spans.settled(9)).toHaveLength(9);
  openaiInstrumentation.disable();
  anthropicInstrumentation.disable();
  googleInstrumentation.disable();
});
