import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { OpenTelemetry } from '@ai-sdk/otel';
import type { TracerProvider } from '@opentelemetry/api';
import * as ai7 from 'ai';
import * as ai6 from 'ai-6';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AiSdkInstrumentation, OpenAIInstrumentation, trackAiCall, withAttribution } from '../src/index.ts';
import { InMemory } from './in-memory.ts';

/** What the tests call of either major: their types are too many to be joined. */
interface AiSdk {
  readonly generateText: (options: object) => Promise<{ readonly text: string }>;
  readonly generateObject: (options: object) => Promise<unknown>;
  readonly streamText: (options: object) => { readonly textStream: AsyncIterable<string>; consumeStream(): PromiseLike<void> };
}

// Models of either specification are made below.
const MAJORS = [
  ['6', 'v3', ai6 as unknown as AiSdk],
  ['7', 'v4', ai7 as unknown as AiSdk],
] as const;

/** What a model of a test does when it is asked. */
interface Behaviour {
  /** Tokens of the input. */
  readonly used?: number;
  readonly id?: string;
  readonly text?: string;
  readonly before?: () => unknown;
}

/** A model without a request, in the specification of either major. */
function model(version: 'v3' | 'v4', { used = 1000, id = 'own-1', text = 'hello', before }: Behaviour): ai7.LanguageModel {
  const usage = {
    inputTokens: { total: used, noCache: used, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 200, text: 200, reasoning: 0 },
  };
  const finishReason = { unified: 'stop', raw: 'stop' };
  const made = {
    specificationVersion: version,
    provider: 'openai.chat',
    modelId: 'gpt-5',
    supportedUrls: {},
    doGenerate: async () => {
      await before?.();
      return { content: [{ type: 'text', text }], finishReason, usage, warnings: [], response: { id, modelId: 'gpt-5' } };
    },
    doStream: async () => {
      const parts = [
        { type: 'stream-start', warnings: [] },
        { type: 'response-metadata', id, modelId: 'gpt-5' },
        { type: 'text-start', id: '0' },
        { type: 'text-delta', id: '0', delta: text },
        { type: 'text-end', id: '0' },
        { type: 'finish', finishReason, usage },
      ];
      const pull = async (controller: ReadableStreamDefaultController): Promise<void> => {
        await before?.();
        if (parts.length === 0) controller.close();
        else controller.enqueue(parts.shift());
      };
      return { stream: new ReadableStream({ pull }) };
    },
  };
  // The two specifications have the same form in what is used here.
  return made as unknown as ai7.LanguageModel;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let memory: InMemory;
let instrumentation: AiSdkInstrumentation;
beforeEach(() => {
  memory = new InMemory();
  instrumentation = new AiSdkInstrumentation();
});
afterEach(() => {
  instrumentation.disable();
  expect(Reflect.get(globalThis, 'AI_SDK_TELEMETRY_INTEGRATIONS')).toEqual([]);
  memory[Symbol.dispose]();
});

/** User, input and cost of each charge. */
async function charges(): Promise<readonly (readonly unknown[])[]> {
  await sleep(10);
  return memory.events.map(({ attributes }) => [
    attributes['user.id'],
    attributes['gen_ai.usage.input_tokens'],
    attributes['spancost.cost.exact'],
    attributes['otel.scope.name'],
  ]);
}

const FOLLOWER = '@spancost/instrumentation/ai-sdk';
const ask = { prompt: 'Is it in stock?' };

describe.each(MAJORS)('version %s', (_major, version, ai) => {
  it.each(['generateText', 'streamText'] as const)('of 300 callers at once each has the usage of its own call: %s', async (method) => {
    const call = async (caller: number): Promise<void> => {
      const out = async (): Promise<void> => {
        for (let turns = Math.floor(Math.random() * 5); turns >= 0; turns -= 1) await turn();
      };
      const asked = { model: model(version, { used: caller, id: `own-${caller}`, before: out }), ...ask };
      if (method === 'generateText') await ai.generateText(asked);
      else await ai.streamText(asked).consumeStream();
    };
    const callers = Array.from({ length: 300 }, (_each, index) => index + 1);
    await Promise.all(callers.map((caller) => withAttribution({ user: String(caller) }, () => call(caller))));
    const told = await charges();
    expect(told).toHaveLength(300);
    for (const [user, used] of told) expect(user).toBe(String(used));
  });

  it('charges once what an instrumented SDK below the model sees, objects too', async () => {
    const sdk = new OpenAIInstrumentation();
    sdk.manuallyInstrument(OpenAI);
    const answer = { id: 'c-1', model: 'gpt-5', choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } };
    const client = new OpenAI({ apiKey: 'any', fetch: async () => Response.json(answer) });
    const before = (): unknown => client.chat.completions.create({ model: 'gpt-5', messages: [] });
    await ai.generateText({ model: model(version, { before }), ...ask });
    await ai.generateObject({ model: model(version, { before, text: '{"left":3}' }), schema: z.object({ left: z.number() }), ...ask });
    const told = await charges();
    expect(told.map(([, used, , scope]) => [used, scope])).toEqual(
      Array.from({ length: 2 }, () => [7, '@spancost/instrumentation/openai']),
    );
    sdk.disable();
  });

  it.each(['a tracer that throws', 'a span that throws at everything'])(
    'gives the application what it gets, and tells %s once',
    async (broken) => {
      const boom = (): never => {
        throw new Error('telemetry is broken');
      };
      const span = new Proxy({}, { get: () => boom });
      // Broken on purpose: no type allows it.
      const provider = { getTracer: () => ({ startSpan: broken.startsWith('a tracer') ? boom : () => span }) } as unknown as TracerProvider;
      instrumentation.setTracerProvider(provider);
      for (let calls = 0; calls < 3; calls += 1) {
        expect((await ai.generateText({ model: model(version, {}), ...ask })).text).toBe('hello');
        const parts: string[] = [];
        for await (const part of ai.streamText({ model: model(version, {}), ...ask }).textStream) parts.push(part);
        expect(parts).toEqual(['hello']);
      }
      expect(await charges()).toEqual([]);
      instrumentation.endOpenCalls();
      expect(memory.told.length).toBeGreaterThan(0);
      expect(new Set(memory.told).size).toBe(memory.told.length);
    },
  );

  it('is charged also where the sampler drops it', async () => {
    memory[Symbol.dispose]();
    memory = new InMemory(new AlwaysOffSampler());
    await ai.generateText({ model: model(version, {}), ...ask });
    expect(await charges()).toEqual([[undefined, 1000, '0.00325', FOLLOWER]]);
    expect(memory.spans).toEqual([]);
  });

  it('below a call that is tracked by hand is charged once, as it was measured', async () => {
    await trackAiCall({ provider: 'openai', model: 'gpt-5' }, async (call) => {
      const { text } = await ai.generateText({ model: model(version, {}), ...ask });
      call.setUsage({ inputTokens: 1, outputTokens: 1 });
      return text;
    });
    expect(await charges()).toEqual([[undefined, 1000, '0.00325', FOLLOWER]]);
  });

  it('has nothing while it is disabled', async () => {
    instrumentation.disable();
    await ai.generateText({ model: model(version, {}), ...ask });
    expect(await charges()).toEqual([]);
    expect(memory.spans).toEqual([]);
  });
});

describe('version 7', () => {
  it('has one charge also where its telemetry is given to a call alone', async () => {
    await ai7.generateText({ model: model('v4', {}), ...ask, telemetry: { integrations: new OpenTelemetry() } });
    await ai7.streamText({ model: model('v4', { id: 'own-2' }), ...ask, telemetry: { integrations: new OpenTelemetry() } }).consumeStream();
    expect((await charges()).map(([, used, cost]) => [used, cost])).toEqual([
      [1000, '0.00325'],
      [1000, '0.00325'],
    ]);
  });

  it('has one charge where a call has integrations that make no spans; of a stream they keep the usage back', async () => {
    const integrations = { onStart: () => undefined };
    await ai7.generateText({ model: model('v4', {}), ...ask, telemetry: { integrations } });
    await ai7.streamText({ model: model('v4', {}), ...ask, telemetry: { integrations } }).consumeStream();
    expect(await charges()).toEqual([
      [undefined, 1000, '0.00325', FOLLOWER],
      [undefined, undefined, undefined, FOLLOWER],
    ]);
  });

  it('tells the usage also where the application lets no outputs be recorded', async () => {
    await ai7.generateText({ model: model('v4', {}), ...ask, telemetry: { recordInputs: false, recordOutputs: false } });
    expect(await charges()).toEqual([[undefined, 1000, '0.00325', FOLLOWER]]);
  });

  it('tells attempts from calls: the second says that it is the first retry', async () => {
    let tries = 0;
    const before = (): void => {
      tries += 1;
      const told = {
        message: 'busy',
        url: 'own://',
        requestBodyValues: {},
        statusCode: 429,
        isRetryable: true,
        responseHeaders: { 'retry-after-ms': '1' },
      };
      if (tries === 1) throw new ai7.APICallError(told);
    };
    await ai7.generateText({ model: model('v4', { before }), ...ask });
    expect((await charges()).map(([, , cost]) => cost)).toEqual(['0', '0.00325']);
    const attempts = memory.spans.filter(({ name }) => name === 'chat gpt-5');
    expect(attempts.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
  });

  it('tells of a stream that is aborted what was sent, and no cost', async () => {
    const controller = new AbortController();
    const { textStream } = ai7.streamText({
      model: model('v4', { before: () => sleep(5) }),
      abortSignal: controller.signal,
      ...ask,
    });
    for await (const _part of textStream) controller.abort();
    expect(await charges()).toEqual([[undefined, undefined, undefined, FOLLOWER]]);
    expect(memory.events[0]?.attributes).toMatchObject({ 'error.type': 'APIUserAbortError', 'spancost.seen.input_characters': 15 });
  });

  it('ends the call of a stream that was left, and the spans around it, when nobody holds it any more', async () => {
    const leave = async (): Promise<void> => {
      let parts = 0;
      // Its end never comes.
      const before = (): unknown => ((parts += 1) > 4 ? new Promise(() => {}) : undefined);
      for await (const _part of ai7.streamText({ model: model('v4', { before }), ...ask }).textStream) return;
    };
    await leave();
    for (let tries = 0; tries < 100 && memory.spans.length < 3; tries += 1) {
      collectGarbage();
      await sleep(20);
    }
    expect(memory.spans.map(({ name }) => name).toSorted()).toEqual(['chat gpt-5', 'invoke_agent', 'step 1']);
    expect(memory.events[0]?.attributes).toMatchObject({ 'spancost.cost.basis': 'unpriced', 'spancost.seen.input_characters': 15 });
  });

  it('asks for embeddings once, whatever number of requests the texts are', async () => {
    const made = {
      specificationVersion: 'v4',
      provider: 'openai.embedding',
      modelId: 'text-embedding-3-small',
      maxEmbeddingsPerCall: 1,
      supportsParallelCalls: false,
      doEmbed: async () => ({ embeddings: [[0.1]], usage: { tokens: 500 }, warnings: [] }),
    };
    // As the specification has it, without what is optional.
    await ai7.embedMany({ model: made as unknown as ai7.EmbeddingModel, values: ['one', 'other'] });
    expect(await charges()).toEqual([[undefined, 1000, '0.00002', FOLLOWER]]);
  });
});
