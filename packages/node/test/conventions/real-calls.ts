import { createRequire } from 'node:module';
import Anthropic from '@anthropic-ai/sdk';
import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';
import { AnthropicInstrumentation, BedrockInstrumentation, OpenAIInstrumentation } from '@spancost/instrumentation';
import { streamText } from 'ai-6';
import { createAnthropic } from 'ai-sdk-anthropic-3';
import OpenAI from 'openai';

const require = createRequire(import.meta.url);
/** Another copy of the SDK, which nobody instruments: its spans are its own alone. */
const PlainAnthropic = require('@anthropic-ai/sdk').Anthropic as typeof Anthropic;

/** 1,300 in, of which 640 read from a cache and 300 written to one, and 50 out, of which 5 of reasoning. */
const usage = (told: object): Record<string, string> => ({ 'x-usage': JSON.stringify({ outputTokens: 50, reasoningTokens: 5, ...told }) });
const OPENAI = usage({ inputTokens: 1300, cachedTokens: 640, cacheWrite: 300 });
const CLAUDE = usage({ inputTokens: 360, cacheRead: 640, cacheWrite5m: 300 });
const messages = [{ role: 'user' as const, content: 'hello' }];
const message = { model: 'claude-sonnet-5-5', max_tokens: 400, messages };

/** Instruments the SDKs of this process, for as long as it lives. */
export function instrumentSdks(): void {
  new OpenAIInstrumentation().manuallyInstrument(OpenAI);
  new AnthropicInstrumentation().manuallyInstrument(Anthropic);
  new BedrockInstrumentation().manuallyInstrument(BedrockRuntime);
}

/** One call of each kind, by clients that begin under the tracer provider of now; each ends one span. */
export const REAL_CALLS: Readonly<Record<string, (url: string) => Promise<unknown>>> = {
  'openai, streamed': async (url) => {
    const client = new OpenAI({ baseURL: `${url}/openai/v1`, apiKey: 'any', defaultHeaders: OPENAI });
    for await (const _chunk of await client.chat.completions.create({ model: 'gpt-5.6', messages, stream: true }));
  },
  'openai, embeddings': async (url) => {
    const client = new OpenAI({ baseURL: `${url}/openai/v1`, apiKey: 'any', defaultHeaders: usage({ inputTokens: 8 }) });
    await client.embeddings.create({ model: 'text-embedding-3-small', input: 'hello' });
  },
  '@anthropic-ai/sdk, its own span, completed by Spancost': (url) =>
    new Anthropic({ baseURL: `${url}/anthropic`, apiKey: 'any', defaultHeaders: CLAUDE }).messages.create(message),
  '@anthropic-ai/sdk, its own span, without Spancost': (url) =>
    new PlainAnthropic({ baseURL: `${url}/anthropic`, apiKey: 'any', defaultHeaders: CLAUDE }).messages.create(message),
  '@aws-sdk/client-bedrock-runtime': async (url) => {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new BedrockRuntime({ region: 'eu-central-1', endpoint: `${url}/bedrock`, credentials });
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: object }).headers, CLAUDE);
        return next(args);
      },
      { step: 'build' },
    );
    const modelId = 'global.anthropic.claude-sonnet-4-5-20250929-v1:0';
    await client.converse({ modelId, messages: [{ role: 'user', content: [{ text: 'hello' }] }] });
    client.destroy();
  },
  'ai 6, its own span, completed by Spancost': async (url) => {
    const anthropic = createAnthropic({ baseURL: `${url}/anthropic/v1`, apiKey: 'any', headers: CLAUDE });
    const model = anthropic('claude-sonnet-5-5');
    const { textStream } = streamText({ model, prompt: 'hello', maxOutputTokens: 400, experimental_telemetry: { isEnabled: true } });
    for await (const _text of textStream);
  },
};
