import { runInNewContext } from 'node:vm';
import { context, createContextKey, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type * as Package from '../../src/index.ts';
import {
  CallRefusedError,
  isCallRefused,
  OllamaInstrumentation,
  OpenAIInstrumentation,
  setBeforeCall,
  type BeforeCall,
} from '../../src/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { recordSpans } from '../recorded-spans.ts';
import { OverBudgetError } from './refused-calls.ts';

const copyOf = (path: string): Promise<typeof Package> => import(/* @vite-ignore */ `${path}?another`);

/** A second copy of this package, as where an application has two versions of it. */
const another: typeof Package = {
  ...(await copyOf('../../src/before-call/before-call.ts')),
  ...(await copyOf('../../src/before-call/call-refused-error.ts')),
};

const errors = recordDiagErrors();
const spans = recordSpans();
let instrumentation = new OpenAIInstrumentation();
let providers: ProvidersServer;
beforeAll(async () => {
  providers = await startProviders();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => providers.close());
afterEach(() => {
  setBeforeCall(undefined);
  trace.disable();
  spans.take();
});

/** A client of a fresh instrumentation, which has told nothing yet. */
function client(): OpenAI {
  instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  instrumentation.manuallyInstrument(OpenAI);
  return new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 2 });
}

const ask = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'hello' }] };
const refuse = (): never => {
  throw new OverBudgetError('over budget');
};

describe('the hook before calls', () => {
  test('is told provider, model, operation and host, in the context of the caller, once for each call', async () => {
    const asked: unknown[] = [];
    const user = createContextKey('user');
    setBeforeCall((call) => void asked.push([call, context.active().getValue(user)]));
    const { chat, embeddings } = client();
    await context.with(context.active().setValue(user, 'ada'), () => chat.completions.create(ask, { headers: { 'x-scenario': 'flaky' } }));
    await context.with(context.active().setValue(user, 'bob'), async () => allOf(await chat.completions.create({ ...ask, stream: true })));
    await embeddings.create({ model: 'text-embedding-3-small', input: 'red shoes' });
    const told = { provider: 'openai', serverAddress: '127.0.0.1' };
    expect(asked).toEqual([
      [{ ...told, model: 'gpt-5', operation: 'chat' }, 'ada'],
      [{ ...told, model: 'gpt-5', operation: 'chat' }, 'bob'],
      [{ ...told, model: 'text-embedding-3-small', operation: 'embeddings' }, undefined],
    ]);
    expect(errors).toEqual([]);
  });

  test.each<readonly [string, () => unknown]>([
    [
      'throws an error of another kind',
      () => {
        throw new TypeError('a mistake in the hook');
      },
    ],
    [
      'throws what is no error',
      () => {
        // oxlint-disable-next-line typescript/only-throw-error -- anything may be thrown
        throw { code: 'SPANCOST_CALL_REFUSED' };
      },
    ],
    ['is asynchronous and fails', () => Promise.reject(new TypeError('a mistake in the hook'))],
    ['is asynchronous and refuses', () => Promise.reject(new OverBudgetError('too late'))],
    ['is asynchronous and fails, in a realm of its own', () => runInNewContext('Promise.reject(new TypeError("a mistake in the hook"))')],
  ])('that %s lets the call go, and is told once', async (_case, hook) => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', note);
    setBeforeCall(hook);
    const { chat } = client();
    for (let calls = 0; calls < 3; calls += 1) expect((await chat.completions.create(ask)).object).toBe('chat.completion');
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', note);
    expect(rejections).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('asking before a call failed; the call itself is not affected');
    const ended = await spans.settled(3);
    expect(ended.filter(({ attributes }) => attributes['spancost.call.refused'] !== undefined)).toEqual([]);
  });

  test('that is replaced or taken away is not asked any more', async () => {
    const { chat } = client();
    setBeforeCall(refuse);
    expect(await thrownBy(chat.completions.create(ask))).toBeInstanceOf(OverBudgetError);
    setBeforeCall(() => undefined);
    expect((await chat.completions.create(ask)).object).toBe('chat.completion');
    setBeforeCall(refuse);
    setBeforeCall(undefined);
    expect((await chat.completions.create(ask)).object).toBe('chat.completion');
  });

  test('is not asked about what an instrumentation that is disabled does not see', async () => {
    setBeforeCall(refuse);
    const { chat } = client();
    instrumentation.disable();
    expect((await chat.completions.create(ask)).object).toBe('chat.completion');
  });

  test('is one for all copies of the package, and so is what a refusal is', async () => {
    expect(another.setBeforeCall).not.toBe(setBeforeCall);
    const { chat } = client();
    class TheirError extends another.CallRefusedError {}
    const refusal = new TheirError('over budget');
    another.setBeforeCall(() => {
      throw refusal;
    });
    expect(await thrownBy(chat.completions.create(ask))).toBe(refusal);
    expect(refusal).not.toBeInstanceOf(CallRefusedError);
    expect([isCallRefused(refusal), another.isCallRefused(new OverBudgetError(''))]).toEqual([true, true]);
    expect([isCallRefused(new Error('no')), isCallRefused(undefined), isCallRefused({ code: 'SPANCOST_CALL_REFUSED' })]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each(['that samples nothing', 'that is not there'])('refuses also with a tracer provider %s', async (which) => {
    const { chat } = client();
    const silent = recordSpans(new AlwaysOffSampler());
    if (which === 'that samples nothing') instrumentation.setTracerProvider(silent.provider);
    else new OpenAIInstrumentation().manuallyInstrument(OpenAI);
    const asked: BeforeCall[] = [];
    setBeforeCall((call) => {
      asked.push(call);
      refuse();
    });
    const before = providers.requests.length;
    expect(await thrownBy(chat.completions.create(ask).withResponse())).toBeInstanceOf(OverBudgetError);
    expect([asked.length, providers.requests.length - before]).toEqual([1, 0]);
    expect([silent.open(), silent.take()]).toEqual([0, []]);
  });

  test('of an SDK that was given by its class alone, a stream helper gives an error of the SDK, whose cause is the refusal', async () => {
    setBeforeCall(refuse);
    const { chat } = client();
    const thrown = await thrownBy(chat.completions.stream(ask).finalChatCompletion());
    expect(thrown).toBeInstanceOf(OpenAI.OpenAIError);
    expect(thrown).toMatchObject({ message: 'over budget', cause: expect.any(OverBudgetError) });
  });

  test.each(BROKEN_TELEMETRY)('refuses also with %s', async (_broken, makeProvider) => {
    const url = providers.url;
    const broken = [new OpenAIInstrumentation(), new OllamaInstrumentation()] as const;
    for (const each of broken) {
      try {
        each.setTracerProvider(makeProvider());
      } catch {
        // A provider that throws does so here, where the application gives it.
      }
    }
    const openai = new OpenAI({ apiKey: 'any', baseURL: `${url}/openai/v1` });
    broken[0].manuallyInstrument(OpenAI);
    broken[1].manuallyInstrument(Ollama);
    setBeforeCall(refuse);
    const before = providers.requests.length;
    expect(await thrownBy(openai.chat.completions.create(ask))).toBeInstanceOf(OverBudgetError);
    const messages = [{ role: 'user', content: 'hello' }];
    expect(await thrownBy(new Ollama({ host: `${url}/ollama` }).chat({ model: 'llama3.2', messages }))).toBeInstanceOf(OverBudgetError);
    expect(providers.requests.length).toBe(before);
  });

  test('ends the span of a refused call at once, with the name of the refusal, and with no usage and nothing seen', async () => {
    setBeforeCall(refuse);
    await thrownBy(client().chat.completions.create(ask));
    const [span, ...more] = spans.take();
    expect(more).toEqual([]);
    expect({ name: span?.name, ...span?.attributes, 'server.port': undefined }).toEqual({
      name: 'chat gpt-5',
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5',
      'openai.api.type': 'chat_completions',
      'server.address': '127.0.0.1',
      'server.port': undefined,
      'error.type': 'OverBudgetError',
      'spancost.call.refused': true,
    });
  });
});
