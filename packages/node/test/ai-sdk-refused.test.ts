import { createOpenAI as openAI7 } from '@ai-sdk/openai';
import { OpenTelemetry } from '@ai-sdk/otel';
import { context } from '@opentelemetry/api';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import {
  AiSdkInstrumentation,
  beforeCallMiddleware,
  CallRefusedError,
  NetworkInstrumentation,
  OpenAIInstrumentation,
  setBeforeCall,
  type BeforeCall,
} from '@spancost/instrumentation';
import * as ai7 from 'ai';
import * as ai5 from 'ai-5';
import * as ai6 from 'ai-6';
import { createOpenAI as openAI5 } from 'ai-sdk-openai-2';
import { createOpenAI as openAI6 } from 'ai-sdk-openai-3';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attributionOf } from '@spancost/processor';
import { withAttribution } from '../src/index.ts';
import { InMemory } from './in-memory.ts';

/** What the tests call of each major: their types are too many to be joined. */
interface AiSdk {
  readonly generateText: (options: object) => Promise<{ readonly text: string }>;
  readonly generateObject: (options: object) => Promise<unknown>;
  readonly streamText: (options: object) => { consumeStream(): PromiseLike<void> };
  readonly embed: (options: object) => Promise<unknown>;
  readonly generateImage?: (options: object) => Promise<unknown>;
  readonly experimental_generateImage?: (options: object) => Promise<unknown>;
}

interface Options {
  readonly baseURL: string;
  readonly apiKey: string;
}

/** Models behind the middleware, by the types of each major itself. */
const WRAPPED = {
  5: (options: Options): object =>
    ai5.wrapLanguageModel({ model: openAI5(options).chat('gpt-5'), middleware: beforeCallMiddleware().languageModel }),
  6: (options: Options): object =>
    ai6.wrapLanguageModel({ model: openAI6(options).chat('gpt-5'), middleware: beforeCallMiddleware().languageModel }),
  7: (options: Options): object =>
    ai7.wrapLanguageModel({ model: openAI7(options).chat('gpt-5'), middleware: beforeCallMiddleware().languageModel }),
};
const VECTORS = {
  6: (options: Options): object =>
    ai6.wrapEmbeddingModel({
      model: openAI6(options).textEmbeddingModel('text-embedding-3-small'),
      middleware: beforeCallMiddleware().embeddingModel,
    }),
  7: (options: Options): object =>
    ai7.wrapEmbeddingModel({
      model: openAI7(options).textEmbeddingModel('text-embedding-3-small'),
      middleware: beforeCallMiddleware().embeddingModel,
    }),
};
const PICTURES = {
  6: (options: Options): object =>
    ai6.wrapImageModel({ model: openAI6(options).image('gpt-image-1'), middleware: beforeCallMiddleware().imageModel }),
  7: (options: Options): object =>
    ai7.wrapImageModel({ model: openAI7(options).image('gpt-image-1'), middleware: beforeCallMiddleware().imageModel }),
};

const MAJORS = [
  [5, ai5 as unknown as AiSdk],
  [6, ai6 as unknown as AiSdk],
  [7, ai7 as unknown as AiSdk],
] as const;

let providers: ProvidersServer;
let memory: InMemory;
let instrumentations: readonly { enable(): void; disable(): void }[];
let asked: (BeforeCall & { readonly user?: string | undefined })[];
let refusals: CallRefusedError[];
let requests: number;

beforeAll(async () => {
  providers = await startProviders();
  Reflect.set(globalThis, 'AI_SDK_LOG_WARNINGS', false);
});
afterAll(() => providers.close());
beforeEach(() => {
  memory = new InMemory();
  instrumentations = [new NetworkInstrumentation(), new AiSdkInstrumentation()];
  asked = [];
  refusals = [];
  requests = providers.requests.length;
});
afterEach(() => {
  setBeforeCall(undefined);
  for (const instrumentation of instrumentations) instrumentation.disable();
  memory[Symbol.dispose]();
});

function askOnly(): void {
  setBeforeCall((call) => void asked.push({ ...call, user: attributionOf(context.active())?.user }));
}

function refuse(): void {
  setBeforeCall((call) => {
    asked.push({ ...call, user: attributionOf(context.active())?.user });
    const refusal = new CallRefusedError('over budget');
    refusals.push(refusal);
    throw refusal;
  });
}

/** No request, no charge, one span and one count for each refusal; and each error is the very one of the hook. */
async function expectRefused(errors: readonly unknown[]): Promise<void> {
  expect(errors).toHaveLength(refusals.length);
  for (const [index, error] of errors.entries()) expect(error).toBe(refusals[index]);
  expect(providers.requests.length).toBe(requests);
  expect(memory.events).toEqual([]);
  const refused = memory.spans.filter(({ attributes }) => attributes['spancost.call.refused'] === true);
  expect(refused.map(({ attributes }) => attributes['error.type'])).toEqual(refusals.map(() => 'CallRefusedError'));
  expect(await counted()).toEqual({ 'spancost.client.refused_calls': refusals.length });
  expect(memory.told).toEqual([]);
}

/** Calls by the counter that has them, over all attributes. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const sums: Record<string, number> = {};
  for (const { name, value } of await memory.metrics()) if (name.endsWith('_calls')) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

const thrownBy = (promise: PromiseLike<unknown>): PromiseLike<unknown> =>
  promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

/** What a streamed text ends with: its errors are told and not thrown. */
async function streamed(ai: AiSdk, model: object, more: object = {}): Promise<unknown> {
  let told: unknown = 'nothing went wrong';
  await ai.streamText({ model, ...ask, ...more, onError: ({ error }: { readonly error: unknown }) => void (told = error) }).consumeStream();
  return told;
}

const ask = { prompt: 'Is it in stock?' };
const CHAT = { provider: 'openai', model: 'gpt-5', operation: 'chat', serverAddress: undefined, user: 'ada' };

const options = (): Options => ({ baseURL: `${providers.url}/openai/v1`, apiKey: 'any' });

describe.each(MAJORS)('the middleware for version %s', (major, ai) => {
  const model = (): object => WRAPPED[major](options());

  it('refuses texts, streams and objects before a request is sent, and no retry asks again', async () => {
    refuse();
    await withAttribution({ user: 'ada' }, async () => {
      const object = { model: model(), schema: z.object({ left: z.number() }), ...ask, maxRetries: 2 };
      await expectRefused([
        await thrownBy(ai.generateText({ model: model(), ...ask, maxRetries: 2 })),
        await streamed(ai, model()),
        await thrownBy(ai.generateObject(object)),
      ]);
    });
    expect(asked).toEqual([CHAT, CHAT, CHAT]);
  });

  it('lets go what is not refused: asked once, sent once, charged once', async () => {
    askOnly();
    await withAttribution({ user: 'ada' }, async () => {
      await ai.generateText({ model: model(), ...ask });
      expect(await streamed(ai, model())).toBe('nothing went wrong');
    });
    expect(memory.told).toEqual([]);
    expect(asked).toEqual([CHAT, CHAT]);
    expect(providers.requests.length - requests).toBe(2);
    await expect.poll(() => memory.events.length).toBe(2);
    expect(memory.told).toEqual([]);
  });

  it.runIf(major !== 5)('refuses vectors and pictures', async () => {
    if (major === 5) return;
    refuse();
    const generateImage = ai.generateImage ?? ai.experimental_generateImage ?? expect.unreachable();
    await expectRefused([
      await thrownBy(ai.embed({ model: VECTORS[major](options()), value: 'red shoes' })),
      await thrownBy(generateImage({ model: PICTURES[major](options()), prompt: 'red shoes' })),
    ]);
    expect(asked).toMatchObject([
      { operation: 'embeddings', model: 'text-embedding-3-small', provider: 'openai' },
      { operation: 'image_generation', model: 'gpt-image-1', provider: 'openai' },
    ]);
  });
});

describe('version 7 by itself', () => {
  const [, , [, ai]] = MAJORS;
  const openai = (): ReturnType<typeof openAI7> => openAI7(options());

  it('refuses texts and streams, whatever samples them, also below the middleware, of which one asks', async () => {
    memory[Symbol.dispose]();
    memory = new InMemory(new AlwaysOffSampler());
    refuse();
    const errors = [
      await thrownBy(ai.generateText({ model: openai().chat('gpt-5'), ...ask })),
      await streamed(ai, openai().chat('gpt-5')),
      await thrownBy(ai.generateText({ model: WRAPPED[7](options()), ...ask })),
    ];
    expect(errors).toEqual(refusals);
    expect([asked.length, providers.requests.length - requests, memory.events.length]).toEqual([3, 0, 0]);
    expect(await counted()).toEqual({ 'spancost.client.refused_calls': 3 });
  });

  it('refuses an agent at its second step, before which a tool ran', async () => {
    setBeforeCall((call) => {
      asked.push(call);
      if (asked.length < 2) return;
      refusals.push(new CallRefusedError('over budget'));
      throw refusals.at(-1);
    });
    const stock = ai7.tool({ inputSchema: z.object({}), execute: () => 7 });
    const more = { tools: { stock }, stopWhen: ai7.isStepCount(3), headers: { 'x-scenario': 'tool-call' } };
    expect(await thrownBy(ai.generateText({ model: openai().chat('gpt-5'), ...ask, ...more }))).toBe(refusals[0]);
    expect([asked.length, providers.requests.length - requests]).toEqual([2, 1]);
    await expect.poll(() => memory.events.length).toBe(1);
  });

  it.each(['before', 'after'])('is refused once beside spans of its own telemetry, registered %s ours', async (order) => {
    const registry = Reflect.get(globalThis, 'AI_SDK_TELEMETRY_INTEGRATIONS') as object[];
    const own = new OpenTelemetry();
    if (order === 'before') registry.unshift(own);
    else registry.push(own);
    refuse();
    const errors = [await thrownBy(ai.generateText({ model: openai().chat('gpt-5'), ...ask })), await streamed(ai, openai().chat('gpt-5'))];
    registry.splice(registry.indexOf(own), 1);
    await expectRefused(errors);
  });

  it('above an instrumented SDK asks once', async () => {
    askOnly();
    const sdk = new OpenAIInstrumentation();
    sdk.manuallyInstrument(OpenAI);
    const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
    const below = ai7.wrapLanguageModel({
      model: ai7.gateway('openai/gpt-5'),
      middleware: {
        specificationVersion: 'v4',
        wrapGenerate: async () => {
          const { choices } = await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'hello' }] });
          const usage = { inputTokens: { total: 1 }, outputTokens: { total: 1 } } as never;
          const text = choices[0]?.message.content ?? '';
          return { content: [{ type: 'text', text }], finishReason: { unified: 'stop', raw: 'stop' }, usage, warnings: [] };
        },
      },
    });
    await ai7.generateText({ model: below, ...ask });
    expect(asked).toMatchObject([{ operation: 'chat', model: 'openai/gpt-5' }]);
    await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'hello' }] });
    expect(asked).toHaveLength(2);
    sdk.disable();
  });

  it('has no part in its calls without a hook', () => {
    const registry = Reflect.get(globalThis, 'AI_SDK_TELEMETRY_INTEGRATIONS') as readonly object[];
    expect(registry.map((each) => Reflect.get(each, 'executeLanguageModelCall'))).toEqual(registry.map(() => undefined));
    askOnly();
    expect(registry.filter((each) => Reflect.get(each, 'executeLanguageModelCall') !== undefined)).toHaveLength(1);
  });
});
