import type Groq from 'groq-sdk';
import { allOf, thrownBy } from '../all-of.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (client: Groq) => Promise<unknown>;
  /** Names of the spans it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const chat = { model: 'llama-3.3-70b-versatile', messages: [{ role: 'user' as const, content: 'Say hello to the warehouse' }] };
const CHAT = `chat ${chat.model}`;
const speech = { model: 'canopylabs/orpheus-v1-english', voice: 'hannah', input: 'The shoes have arrived' };
const scenario = (name: string): { headers: Record<string, string> } => ({ headers: { 'x-scenario': name } });

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [
  { name: 'chat', spans: [CHAT], run: (client) => client.chat.completions.create(chat) },
  {
    name: 'the promise itself, awaited twice',
    spans: [CHAT],
    async run(client) {
      const promise = client.chat.completions.create(chat);
      const [first, second] = [await promise, await promise];
      return { promise, same: first === second, isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'chat.withResponse',
    spans: [CHAT],
    async run(client) {
      const { data, response } = await client.chat.completions.create(chat).withResponse();
      return { data, status: response.status };
    },
  },
  {
    name: 'chat.asResponse, read by the caller',
    spans: [CHAT],
    async run(client) {
      const response = await client.chat.completions.create(chat).asResponse();
      return { status: response.status, body: await response.json() };
    },
  },
  { name: 'chat.finally', spans: [CHAT], run: (client) => client.chat.completions.create(chat).finally(() => undefined) },
  {
    name: 'chat stream',
    spans: [CHAT],
    run: async (client) => allOf(await client.chat.completions.create({ ...chat, stream: true })),
  },
  {
    name: 'chat stream, teed',
    spans: [CHAT],
    async run(client) {
      const [left, right] = (await client.chat.completions.create({ ...chat, stream: true })).tee();
      return { left: await allOf(left), right: await allOf(right) };
    },
  },
  {
    name: 'chat stream.toReadableStream',
    spans: [CHAT],
    run: async (client) => new Response((await client.chat.completions.create({ ...chat, stream: true })).toReadableStream()).text(),
  },
  {
    name: 'client.post',
    spans: [CHAT],
    run: (client) => client.post('/openai/v1/chat/completions', { body: chat }),
  },
  { name: 'embeddings', spans: ['embeddings nomic'], run: (client) => client.embeddings.create({ model: 'nomic', input: 'red shoes' }) },
  {
    name: 'speech',
    spans: [`speech_generation ${speech.model}`],
    run: async (client) => (await (await client.audio.speech.create(speech)).arrayBuffer()).byteLength,
  },
  { name: 'models.list', spans: [], run: (client) => client.models.list() },
  ...['error-400', 'error-401', 'error-429', 'error-500'].map((name): CallShape => ({
    name,
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { ...scenario(name), maxRetries: 1 }).catch(errorOf)),
  })),
  { name: 'a flaky call is one call', spans: [CHAT], run: (client) => client.chat.completions.create(chat, scenario('flaky')) },
  {
    name: 'timeout',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { ...scenario('slow'), timeout: 50, maxRetries: 0 }).catch(errorOf)),
  },
  {
    name: 'aborted before it is sent',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { signal: AbortSignal.abort() }).catch(errorOf)),
  },
];

/** What a caller looks at; the headers of 0.x hold the socket. */
function errorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return {
    class: error.constructor.name,
    message: error.message,
    status: Reflect.get(error, 'status'),
    error: Reflect.get(error, 'error'),
  };
}
