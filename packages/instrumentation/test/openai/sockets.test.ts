import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { context, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { readCall } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI7 from 'openai';
import { OpenAIRealtimeWebSocket as Native7 } from 'openai/realtime/websocket';
import { OpenAIRealtimeWS as Realtime7 } from 'openai/realtime/ws';
import { LiveWS } from 'openai/resources/live/ws';
import { ResponsesWS as Responses7 } from 'openai/resources/responses/ws';
import OpenAI6 from 'openai-6';
import { OpenAIRealtimeWebSocket as Native6 } from 'openai-6/realtime/websocket';
import { OpenAIRealtimeWS as Realtime6 } from 'openai-6/realtime/ws';
import { ResponsesWS as Responses6 } from 'openai-6/resources/responses/ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ReportedAnswers } from '../../src/answer/reported-answers.ts';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { emitterPrototypesOf } from '../../src/openai/sockets/emitter-prototypes.ts';
import { SocketSession } from '../../src/openai/sockets/socket-session.ts';
import { recordSpans } from '../recorded-spans.ts';

const require = createRequire(import.meta.url);

const SDKS = [
  {
    version: '7.57',
    OpenAI: OpenAI7,
    Realtime: Realtime7,
    Native: Native7,
    Responses: Responses7,
    Plain: require('openai/resources/responses/ws').ResponsesWS as typeof Responses7,
  },
  {
    version: '6.49',
    OpenAI: OpenAI6 as unknown as typeof OpenAI7,
    Realtime: Realtime6 as unknown as typeof Realtime7,
    Native: Native6 as unknown as typeof Native7,
    Responses: Responses6 as unknown as typeof Responses7,
    Plain: require('openai-6/resources/responses/ws').ResponsesWS as typeof Responses7,
  },
];

const spans = recordSpans();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;
const NativeWebSocket = globalThis.WebSocket;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders();
  for (const { Realtime, Responses } of SDKS) {
    expect(instrumentation.manuallyInstrument(Realtime)).toBe(true);
    expect(instrumentation.manuallyInstrument(Responses)).toBe(true);
  }
  // The SDK makes every URL of a realtime session one with TLS, which the stand-in has none of.
  vi.stubGlobal(
    'WebSocket',
    class extends NativeWebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url).replace(/^wss:/, 'ws:'), protocols);
      }
    },
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await providers.close();
});

const USAGE = {
  total_tokens: 1500,
  input_tokens: 1300,
  output_tokens: 200,
  input_token_details: {
    text_tokens: 300,
    audio_tokens: 1000,
    image_tokens: 0,
    cached_tokens: 640,
    cached_tokens_details: { text_tokens: 128, audio_tokens: 512, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 50, audio_tokens: 150 },
};

describe.each(SDKS)('sockets of openai $version', ({ OpenAI, Realtime, Native, Responses, Plain }) => {
  const client = (): OpenAI7 => new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
  /** A session over `ws`, without the TLS that the SDK asks for. */
  const realtime = (): Realtime7 => {
    const { port } = new URL(providers.url);
    const plain = { createConnection: () => connect(Number(port), '127.0.0.1') };
    return new Realtime({ model: 'gpt-realtime-2.1', options: plain }, client());
  };

  const said = (instructions: string, usage?: object): never =>
    ({
      type: 'response.create',
      response: { instructions, ...(usage === undefined ? {} : { metadata: { usage: JSON.stringify(usage) } }) },
    }) as never;

  test('each response of a realtime session is a call of its model, with its sound, and what was heard is one of another', async () => {
    const session = realtime();
    const events: string[] = [];
    session.on('event', ({ type }) => void events.push(type));
    await once(session.socket, 'open');
    session.send(said('hello', USAGE));
    session.send({ type: 'input_audio_buffer.commit' });
    const [response, heard, ...more] = await spans.settled(2);
    session.close();
    expect(more).toEqual([]);
    expect([response?.name, heard?.name]).toEqual(['chat gpt-realtime-2.1', 'transcription gpt-4o-mini-transcribe']);
    expect(readCall(response?.attributes ?? {})).toMatchObject({
      provider: 'openai',
      usage: {
        inputTokens: 1300,
        outputTokens: 200,
        cacheReadTokens: 640,
        inputAudioTokens: 1000,
        cacheReadAudioTokens: 512,
        outputAudioTokens: 150,
      },
      problems: [],
    });
    expect(response?.attributes['gen_ai.response.finish_reasons']).toEqual(['stop']);
    expect(readCall(heard?.attributes ?? {})?.usage).toEqual({ inputTokens: 20, outputTokens: 5, inputAudioTokens: 20 });
    expect(events).toEqual([
      'session.created',
      'response.created',
      'response.output_text.delta',
      'response.done',
      'input_audio_buffer.committed',
      'conversation.item.input_audio_transcription.completed',
    ]);
  });

  test('a response that fails says why and used nothing that is told; sockets of the runtime are seen too', async () => {
    const session = new Native({ model: 'gpt-realtime-2.1', dangerouslyAllowBrowser: true }, client());
    await once(session.socket as unknown as EventTarget, 'open');
    session.send(said('fail'));
    const [span, ...more] = await spans.settled(1);
    session.close();
    expect(more).toEqual([]);
    expect(span?.attributes['error.type']).toBe('rate_limit_exceeded');
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(readCall(span?.attributes ?? {})?.usage).toEqual({});
  });

  test('each response over a socket of the Responses API is a call, below who opened the socket', async () => {
    const parent = spans.provider.getTracer('test').startSpan('the caller');
    const socket = context.with(trace.setSpan(context.active(), parent), () => new Responses(client()));
    const usage = JSON.stringify({ inputTokens: 1000, outputTokens: 200, cachedTokens: 400 });
    for (let time = 0; time < 2; time += 1)
      socket.send({ type: 'response.create', model: 'gpt-6-luna', input: 'hello', metadata: { usage } });
    const made = await spans.settled(2);
    socket.close();
    parent.end();
    await spans.settled(1);
    expect(made.map(({ name, attributes }) => [name, readCall(attributes)?.usage])).toEqual(
      Array.from({ length: 2 }, () => [
        'chat gpt-6-luna',
        { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 400, cacheWriteTokens: 0, reasoningTokens: 0 },
      ]),
    );
    expect(new Set(made.map(({ attributes }) => attributes['gen_ai.response.id'])).size).toBe(2);
    for (const { parentSpanContext } of made) expect(parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
  });

  test('the application gets the events in the order in which it gets them without us, and what it throws is its own', async () => {
    const told = async (Sdk: typeof Responses): Promise<readonly unknown[]> => {
      const socket = new Sdk(client());
      const seen: unknown[] = [];
      const done = new Promise<void>((resolve) => {
        socket.on('event', ({ type }) => void seen.push(['event', type]));
        socket.on('response.output_text.delta', ({ delta }) => void seen.push(['delta', delta]));
        socket.on('response.completed', () => resolve());
      });
      socket.send({ type: 'response.create', model: 'gpt-6-luna', input: 'hello' });
      await done;
      socket.close();
      return [...seen, Reflect.ownKeys(socket).map(String).toSorted()];
    };
    const expected = await told(Plain);
    expect(await spans.settled(0)).toEqual([]);
    expect(await told(Responses)).toEqual(expected);
    expect(await spans.settled(1)).toHaveLength(1);
  });

  test('while it is switched off there are no spans', async () => {
    instrumentation.disable();
    const socket = new Responses(client());
    const done = new Promise((resolve) => void socket.on('response.completed', resolve));
    socket.send({ type: 'response.create', model: 'gpt-6-luna', input: 'hello' });
    await done;
    socket.close();
    instrumentation.enable();
    expect(await spans.settled(0)).toEqual([]);
  });
});

test('a live session of openai 7 is a call of its length, 90 seconds, and each response that it delegates is one', async () => {
  expect(instrumentation.manuallyInstrument(LiveWS)).toBe(true);
  const socket = new LiveWS(new OpenAI7({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` }));
  const closed = new Promise((resolve) => void socket.on('session.closed', resolve));
  socket.send({ type: 'session.start', session: { model: 'gpt-live-1' } } as never);
  socket.send({ type: 'response.create' } as never);
  socket.send({ type: 'session.close' });
  await closed;
  const made = await spans.settled(2);
  socket.close();
  expect(made.map(({ name, attributes }) => [name, readCall(attributes)?.usage])).toEqual([
    ['chat gpt-6-luna', { inputTokens: 300, outputTokens: 40, cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 }],
    ['chat gpt-live-1', { audioSeconds: 90 }],
  ]);
});

test('a transcription began when what was said was committed, and one that fails is forgotten', () => {
  const session = new SocketSession({ host: 'api.openai.com', port: 443, provider: 'openai' }, 'gpt-realtime-2.1', new ReportedAnswers());
  session.received({ type: 'session.updated', session: { audio: { input: { transcription: { model: 'whisper-1' } } } } });
  const heard = (item_id: string): number | undefined =>
    session.received({ type: 'conversation.item.input_audio_transcription.completed', item_id, usage: { type: 'duration', seconds: 3 } })
      ?.startedAt;
  for (const item_id of ['item_1', 'item_2']) session.received({ type: 'input_audio_buffer.committed', item_id });
  session.received({ type: 'conversation.item.input_audio_transcription.failed', item_id: 'item_2' });
  expect([heard('item_1'), heard('item_1'), heard('item_2')]).toEqual([expect.any(Number), undefined, undefined]);
});

test('what is no socket is not taken for one', () => {
  expect(emitterPrototypesOf(EventTarget)).toEqual([]);
  expect(emitterPrototypesOf(undefined)).toEqual([]);
  expect(emitterPrototypesOf({ ResponsesEmitter: class {} })).toEqual([]);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'response.done'],
  ['one of a new type', { type: 'response.new' }],
  ['a response that is none', { type: 'response.created', response: 'resp_1' }],
])('an event that is %s is no call', (_name, event) => {
  const session = new SocketSession({ host: 'api.openai.com', port: 443, provider: 'openai' }, 'gpt-realtime-2.1', new ReportedAnswers());
  expect(session.received(event)).toBeUndefined();
});

test('a response without a usage is a call of which nothing is known', () => {
  const session = new SocketSession({ host: 'api.openai.com', port: 443, provider: 'openai' }, undefined, new ReportedAnswers());
  const call = session.received({
    type: 'response.done',
    response: { id: 'resp_1', status: 'cancelled', status_details: { reason: 'turn_detected' } },
  });
  expect(call).toMatchObject({ spanName: 'chat', attributes: { 'gen_ai.response.finish_reasons': ['turn_detected'] } });
  expect(readCall(call?.attributes ?? {})?.usage).toEqual({});
});
