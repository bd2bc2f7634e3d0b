import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { AnthropicInstrumentation, OpenAIInstrumentation } from '../src/index.ts';
import { recordSpans } from './recorded-spans.ts';

/**
 * Makes calls that fail and that nobody awaits, and prints how often that is an unhandled rejection and of what. With the
 * argument `with` the SDKs are instrumented.
 */
const spans = recordSpans();
if (process.argv[2] === 'with') {
  for (const [instrumentation, sdk] of [
    [new OpenAIInstrumentation(), OpenAI],
    [new AnthropicInstrumentation(), Anthropic],
  ] as const) {
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(sdk);
  }
}
const unhandled: string[] = [];
process.on('unhandledRejection', (reason) => void unhandled.push(reason instanceof Error ? reason.constructor.name : String(reason)));

const options = { apiKey: 'any', baseURL: 'http://127.0.0.1:9', maxRetries: 0 };
const chat = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'hello' }] };
const message = { ...chat, max_tokens: 5 };
const openai = new OpenAI(options);
const anthropic = new Anthropic(options);

const shapes: readonly (() => unknown)[] = [
  () => openai.chat.completions.create(chat),
  () => openai.chat.completions.create(chat).withResponse(),
  () => openai.chat.completions.create(chat).asResponse(),
  () => openai.chat.completions.create({ ...chat, stream: true }).then(() => 1),
  () => openai.chat.completions.parse(chat).finally(() => 1),
  () => openai.chat.completions.stream(chat),
  () => openai.responses.create({ model: 'gpt-5', input: 'hello' }),
  () => openai.embeddings.create({ model: 'e', input: 'hello' }),
  () => openai.chat.completions.create(chat).catch(() => 'handled'),
  () => anthropic.messages.create(message),
  () => anthropic.messages.create(message).withResponse(),
  () => anthropic.messages.create(message).asResponse(),
  () => anthropic.messages.create({ ...message, stream: true }),
  () => anthropic.messages.stream(message),
  () => anthropic.messages.create(message).catch(() => 'handled'),
];
const counts: string[] = [];
for (const shape of shapes) {
  unhandled.length = 0;
  shape();
  await sleep(40);
  counts.push(unhandled.join(' '));
}
process.stdout.write(JSON.stringify({ counts, spans: spans.take().length, open: spans.open() }));
