import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import * as bedrockSdk from '@aws-sdk/client-bedrock-runtime';
import * as google from '@google/genai';
import * as mistralSdk from '@mistralai/mistralai';
import * as cohereSdk from 'cohere-ai';
import * as ollamaSdk from 'ollama';
import OpenAI from 'openai';
import {
  AnthropicInstrumentation,
  BedrockInstrumentation,
  CohereInstrumentation,
  GoogleGenAIInstrumentation,
  MistralInstrumentation,
  OllamaInstrumentation,
  OpenAIInstrumentation,
} from '../src/index.ts';
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
    [new GoogleGenAIInstrumentation(), google],
    [new CohereInstrumentation(), cohereSdk],
    [new MistralInstrumentation(), mistralSdk],
    [new OllamaInstrumentation(), ollamaSdk],
    [new BedrockInstrumentation(), bedrockSdk],
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
const content = { model: 'gemini-2.5-flash', contents: 'hello' };
const httpOptions = { baseUrl: options.baseURL };
const gemini = new google.GoogleGenAI({ apiKey: 'any', httpOptions: { ...httpOptions } });
const vertex = new google.GoogleGenAI({ vertexai: true, apiKey: 'any', httpOptions: { ...httpOptions } });
// Its timer outlives a call that fails.
const cohere = new cohereSdk.CohereClientV2({ token: 'any', environment: options.baseURL, maxRetries: 0, timeoutInSeconds: 1 });
const asked = { model: 'command-a-03-2025', messages: chat.messages };

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const bedrock = new bedrockSdk.BedrockRuntime({ region: 'us-east-1', endpoint: options.baseURL, credentials, maxAttempts: 1 });
const conversation = { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }] };
const mistral = new mistralSdk.Mistral({ apiKey: 'any', serverURL: options.baseURL });
const ollama = new ollamaSdk.Ollama({ host: options.baseURL });

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
  () => gemini.models.generateContent(content),
  () => gemini.models.generateContentStream(content).then(() => 1),
  () => gemini.chats.create({ model: content.model }).sendMessage({ message: 'hello' }),
  () => gemini.models.embedContent({ model: 'gemini-embedding-001', contents: 'hello' }),
  () => vertex.models.segmentImage({ model: 'image-segmentation-001', source: { prompt: 'a boot' } }),
  () => gemini.models.generateContent(content).catch(() => 'handled'),
  () => cohere.chat(asked),
  () => cohere.chat(asked).withRawResponse(),
  () => cohere.chatStream(asked).then(() => 1),
  () => cohere.rerank({ model: 'rerank-v3.5', query: 'q', documents: ['d'] }).finally(() => 1),
  () => cohere.chat(asked).catch(() => 'handled'),
  () => bedrock.converse(conversation),
  () => bedrock.converseStream(conversation).then(() => 1),
  () => bedrock.converse(conversation).catch(() => 'handled'),
  () => bedrock.converse(conversation, () => 'told'),
  () =>
    bedrock.converse(conversation, () => {
      throw new Error('of the callback');
    }),
  () => mistral.chat.complete(asked),
  () => mistral.chat.stream(asked).then(() => 1),
  () => mistral.chat.complete(asked).catch(() => 'handled'),
  () => ollama.chat(asked),
  () => ollama.chat({ ...asked, stream: true }).finally(() => 1),
  () => ollama.embed({ model: 'e', input: 'hello' }).catch(() => 'handled'),
];
const counts: string[] = [];
for (const shape of shapes) {
  unhandled.length = 0;
  shape();
  await sleep(40);
  counts.push(unhandled.join(' '));
}
process.stdout.write(JSON.stringify({ counts, spans: spans.take().length, open: spans.open() }));
