import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import type { GoogleGenAI } from '@google/genai';
import { SpanStatusCode } from '@opentelemetry/api';
import { problemsOf, readCall } from '@spancost/conventions';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ReportedAnswers } from '../../src/answer/reported-answers.ts';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { InteractionReader } from '../../src/google-genai/interactions/interaction-reader.ts';
import { interactionUsage } from '../../src/google-genai/interactions/interaction-usage.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { shapeOf } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const instrumentation = new GoogleGenAIInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES, {
  slowMs: 300,
  eventDelayMs: 10,
  now: () => new Date('2026-11-22T12:00:00Z'),
});
beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

const MODEL = 'gemini-3.8-flash';
const ask = { model: MODEL, input: 'a secret of the customer' };
const scenario = (name: string): { headers: Record<string, string> } => ({ headers: { 'x-scenario': name } });
const once = { maxRetries: 0 };

const asked = {
  name: `chat ${MODEL}`,
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'gcp.gemini',
  'gen_ai.request.model': MODEL,
  'server.address': '127.0.0.1',
  'server.port': 'number',
};
const answered = { 'gen_ai.response.id': 'string', 'gen_ai.response.model': MODEL };
const ended = { ...answered, 'gen_ai.response.status': 'completed', 'gen_ai.response.finish_reasons': ['stop'] };
const few = {
  'gen_ai.usage.input_tokens': 6,
  'gen_ai.usage.output_tokens': 156,
  'gen_ai.usage.reasoning.output_tokens': 128,
  'gen_ai.usage.cache_read.input_tokens': 0,
};
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const begun = { ...answered, 'gen_ai.response.status': 'in_progress' };
const fetched = { ...asked, name: 'fetch_response', 'gen_ai.operation.name': 'fetch_response', 'gen_ai.response.id': 'string' };
const { 'gen_ai.request.model': _model, ...fetch } = fetched;

interface Case {
  readonly name: string;
  readonly call: (client: GoogleGenAI) => Promise<unknown>;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}

const CASES: readonly Case[] = [
  { name: 'an interaction', call: ({ interactions }) => interactions.create(ask), expected: [{ ...asked, ...ended, ...few }] },
  {
    name: 'a stream of events',
    call: async ({ interactions }) => allOf(await interactions.create({ ...ask, stream: true })),
    expected: [{ ...asked, ...ended, ...few, ...streamed }],
  },
  {
    name: 'a stream that is read by a reader',
    async call({ interactions }) {
      const reader = (await interactions.create({ ...ask, stream: true })).getReader();
      const events: unknown[] = [];
      for (let result = await reader.read(); !result.done; result = await reader.read()) events.push(result.value);
      return events;
    },
    expected: [{ ...asked, ...ended, ...few, ...streamed }],
  },
  {
    name: 'one in the background: its usage is told by the first fetch after its end, and never again',
    async call({ interactions }) {
      const { id } = await interactions.create({ ...ask, background: true });
      return [await interactions.get(id), await interactions.get(id), await interactions.get(id)];
    },
    expected: [
      { ...asked, ...begun },
      { ...fetch, ...begun },
      { ...fetch, ...ended, ...few },
      { ...fetch, ...ended },
    ],
  },
  {
    name: 'one that is fetched tells nothing that was told, as a whole or as a stream',
    async call({ interactions }) {
      const { id } = await interactions.create(ask);
      return [await interactions.get(id), await allOf(await interactions.get(id, { stream: true }))];
    },
    expected: [
      { ...asked, ...ended, ...few },
      { ...fetch, ...begun },
      { ...fetch, ...ended, ...streamed },
    ],
  },
  {
    name: 'an agent has the model',
    call: ({ interactions }) => interactions.create({ agent: 'deep-research-preview-04-2026', input: ask.input, store: false } as never),
    expected: [
      {
        ...asked,
        name: 'chat deep-research-preview-04-2026',
        'gen_ai.request.model': 'deep-research-preview-04-2026',
        ...ended,
        'gen_ai.response.model': 'deep-research-preview-04-2026',
        'gen_ai.usage.input_tokens': 6,
        'gen_ai.usage.output_tokens': 28,
        'gen_ai.usage.reasoning.output_tokens': 0,
        'gen_ai.usage.cache_read.input_tokens': 0,
      },
    ],
  },
  {
    name: 'what the SDK continues by itself is two requests, each with its own usage',
    call: ({ interactions }) => interactions.create(ask, scenario('continuation')),
    expected: [
      {
        ...asked,
        ...ended,
        ...few,
        'gen_ai.response.status': 'requires_continuation',
        'gen_ai.response.finish_reasons': ['requires_continuation'],
      },
      // The SDK sends no input again, so that the stand-in counts none.
      { ...asked, ...ended, ...few, 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': 150 },
    ],
  },
  {
    name: 'a stream that its consumer leaves',
    async call({ interactions }) {
      for await (const _event of await interactions.create({ ...ask, stream: true }, scenario('slow-stream'))) break;
    },
    expected: [{ ...asked, ...begun, ...streamed, 'gen_ai.response.finish_reasons': ['error'] }],
  },
  {
    name: 'an error in a stream',
    call: async ({ interactions }) => thrownBy(allOf(await interactions.create({ ...ask, stream: true }, scenario('error-in-stream')))),
    expected: [{ ...asked, ...begun, ...streamed, 'gen_ai.response.finish_reasons': ['error'], 'error.type': 'gateway_timeout' }],
  },
  {
    name: 'an interaction without usage',
    call: ({ interactions }) => interactions.create(ask, scenario('no-usage')),
    expected: [{ ...asked, ...ended }],
  },
  {
    name: 'a rate limit',
    call: ({ interactions }) => thrownBy(interactions.create(ask, { ...scenario('error-429'), ...once })),
    expected: [{ ...asked, 'error.type': '429', 'http.response.status_code': 429 }],
  },
  {
    name: 'a flaky request is one call, and its second try is counted',
    call: ({ interactions }) => interactions.create(ask, { ...scenario('flaky'), maxRetries: 2 }),
    expected: [{ ...asked, ...ended, ...few, 'http.request.resend_count': 1 }],
  },
  {
    name: 'a timeout',
    call: ({ interactions }) => thrownBy(interactions.create(ask, { ...scenario('slow'), timeout: 50, ...once })),
    expected: [{ ...asked, 'error.type': 'RequestTimeoutError' }],
  },
  {
    name: 'an abort by the caller',
    call: ({ interactions }) => thrownBy(interactions.create(ask, { signal: AbortSignal.abort() })),
    expected: [{ ...asked, 'error.type': 'APIUserAbortError' }],
  },
  {
    name: 'an answer that is cut',
    call: ({ interactions }) => thrownBy(interactions.create(ask, { ...scenario('cut'), ...once })).then((error) => error instanceof Error),
    expected: [{ ...asked, 'error.type': 'TypeError' }],
  },
  {
    name: 'a request that the SDK refuses',
    call: ({ interactions }) => thrownBy(interactions.create({ ...ask, background: true, automatic_continuation: false })),
    expected: [],
  },
];

describe.each(SDK_COPIES)('interactions of @google/genai $version', ({ instrumented, plain }) => {
  const clientOf = (sdk: Sdk): GoogleGenAI => clientsOf(sdk, providers.url).gemini;

  test.each(CASES)('$name', async ({ call, expected }) => {
    await expectSame(
      spans,
      expected.map(({ name }) => String(name)),
      () => call(clientOf(plain)),
      () => call(clientOf(instrumented)),
    );
    await call(clientOf(instrumented));
    const seen = await spans.settled(expected.length);
    expect(seen.map(shapeOf)).toEqual(expected);
    for (const span of seen) {
      expect(span.status.code === SpanStatusCode.ERROR).toBe(span.attributes['error.type'] !== undefined);
      expect(JSON.stringify([span.attributes, span.events, span.status])).not.toContain('secret');
      const reading = readCall(span.attributes);
      expect(reading === undefined ? [] : problemsOf(reading.usage)).toEqual([]);
    }
  });

  test('Vertex AI has the place in the path', async () => {
    const vertex = new instrumented.GoogleGenAI({
      vertexai: true,
      project: 'shop',
      location: 'europe-west4',
      httpOptions: { baseUrl: `${providers.url}/google`, headers: { authorization: 'Bearer any' } },
    });
    await vertex.interactions.create(ask);
    const [span] = await spans.settled(1);
    expect(span?.attributes).toMatchObject({ 'gen_ai.provider.name': 'gcp.vertex_ai', 'spancost.usage.geography': 'europe-west4' });
    expect(decodeURIComponent(providers.requests.at(-1)?.path ?? '')).toContain('/projects/shop/locations/europe-west4/interactions');
  });

  test('a stream that nobody reads ends once', async () => {
    await clientOf(instrumented).interactions.create({ ...ask, stream: true });
    await collectGarbageUntil(() => spans.open() === 0);
    expect(await spans.settled(1)).toHaveLength(1);
  });

  test('the request is made below the span, and the code after it is not', async () => {
    await clientOf(instrumented).interactions.create(ask);
    expect(trace.getActiveSpan()).toBeUndefined();
    await spans.settled(1);
  });

  test('while it is disabled requests pass untouched', async () => {
    instrumentation.disable();
    await clientOf(instrumented).interactions.create(ask);
    instrumentation.enable();
    expect(await spans.settled(0)).toEqual([]);
  });
});

test.each([
  [[{ code: 'resource_exhausted', message: 'a secret' }], 'resource_exhausted'],
  [undefined, 'error'],
])('an interaction that failed says why: %j', (errors, expected) => {
  const reader = new InteractionReader(new ReportedAnswers());
  reader.readAnswer({ id: 'v1_1', status: 'failed', errors });
  expect(reader.failure).toBe(expected);
  expect(reader.attributes(false)).toEqual({
    'gen_ai.response.id': 'v1_1',
    'gen_ai.response.status': 'failed',
    'gen_ai.response.finish_reasons': ['error'],
  });
});

describe('the usage of an interaction', () => {
  test('has the thoughts beside the answer, unless the total says that they are in it', () => {
    const usage = { total_input_tokens: 1200, total_tool_use_tokens: 300, total_output_tokens: 250, total_thought_tokens: 90 };
    expect(interactionUsage({ ...usage, total_tokens: 1840 }, MODEL)).toMatchObject({ inputTokens: 1500, outputTokens: 340 });
    expect(interactionUsage({ ...usage, total_tokens: 1750 }, MODEL)).toMatchObject({ inputTokens: 1500, outputTokens: 250 });
    expect(interactionUsage(usage, MODEL)).toMatchObject({ outputTokens: 340, reasoningTokens: 90 });
  });

  test('tells media apart on every side', () => {
    const by = (side: string, modality: string, tokens: number): object => ({ [`${side}_tokens_by_modality`]: [{ modality, tokens }] });
    const usage = { total_input_tokens: 900, total_output_tokens: 1290, total_cached_tokens: 258 };
    expect(
      interactionUsage({ ...usage, ...by('input', 'image', 516), ...by('cached', 'image', 258), ...by('output', 'image', 1290) }, MODEL),
    ).toMatchObject({ inputImageTokens: 516, cacheReadImageTokens: 258, outputImageTokens: 1290, inputAudioTokens: undefined });
  });

  test.each<readonly [string, string, number | undefined]>([
    ['each query is billed', 'gemini-3.8-flash', 5],
    ['the prompt is billed, once for Search and once for Maps', 'gemini-2.5-flash', 2],
  ])('counts groundings where %s', (_case, model, expected) => {
    const grounding_tool_count = [
      { type: 'google_search', count: 3 },
      { type: 'google_maps', count: 2 },
      { type: 'retrieval', count: 7 },
    ];
    expect(interactionUsage({ grounding_tool_count }, model).groundings).toBe(expected);
  });

  test.each([null, undefined, 7, 'many', [], { total_input_tokens: 'many', input_tokens_by_modality: 7, grounding_tool_count: {} }])(
    'of what is none, %s, is nothing',
    (usage) => {
      expect(Object.values(interactionUsage(usage, undefined)).filter((value) => value !== undefined)).toEqual([]);
    },
  );
});
