import { allOf, thrownBy } from '../all-of.ts';
import { scenario, type Clients } from './clients.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (client: Clients) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const MODEL = 'llama3.2';
const CHAT = `chat ${MODEL}`;
const ask = { model: MODEL, messages: [{ role: 'user', content: 'Say hello to the warehouse' }] };
const streamed = { ...ask, stream: true as const };

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [
  { name: 'a chat', spans: [CHAT], run: (client) => client().chat(ask) },
  {
    name: 'the promise itself, awaited twice',
    spans: [CHAT],
    async run(client) {
      const promise = client().chat(ask);
      return { promise, same: (await promise) === (await promise), isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'a completion',
    spans: [`text_completion ${MODEL}`],
    run: (client) => client().generate({ model: MODEL, prompt: 'hello', options: { num_predict: 3 } }),
  },
  {
    name: 'embeddings',
    spans: ['embeddings nomic-embed-text'],
    run: (client) => client().embed({ model: 'nomic-embed-text', input: ['one', 'two'] }),
  },
  {
    name: 'a stream, what it is, and what its client knows of it',
    spans: [CHAT],
    async run(client) {
      const ollama = client();
      const stream = await ollama.chat(streamed);
      const what = { keys: Reflect.ownKeys(stream), abort: stream.abort.length };
      return { what, lines: await allOf(stream) };
    },
  },
  {
    name: 'a streamed completion',
    spans: [`text_completion ${MODEL}`],
    run: async (client) => allOf(await client().generate({ model: MODEL, prompt: 'hello', stream: true })),
  },
  {
    name: 'a stream read through next() without waiting',
    spans: [CHAT],
    async run(client) {
      const iterator = (await client().chat(streamed))[Symbol.asyncIterator]();
      return await Promise.all(Array.from({ length: 40 }, () => iterator.next()));
    },
  },
  {
    name: 'a stream read twice',
    spans: [CHAT],
    async run(client) {
      const stream = await client().chat(streamed);
      return [await allOf(stream), await thrownBy(allOf(stream))];
    },
  },
  {
    name: 'return() and throw(error)',
    spans: [CHAT, CHAT],
    async run(client) {
      const left = (await client().chat(streamed))[Symbol.asyncIterator]();
      const thrown = (await client().chat(streamed))[Symbol.asyncIterator]();
      const begun = [await left.next(), await thrown.next()];
      return [begun, await left.return?.(), await left.next(), await thrownBy(thrown.throw?.(new RangeError('no')) ?? Promise.resolve())];
    },
  },
  {
    name: 'abort() of a stream, and of all streams of a client',
    spans: [CHAT, CHAT],
    async run(client) {
      const one = await client(scenario('stall')).chat(streamed);
      setTimeout(() => one.abort(), 30);
      const all = client(scenario('stall'));
      const other = await all.chat(streamed);
      const seen = [await thrownBy(allOf(one))];
      all.abort();
      return [...seen, await thrownBy(allOf(other))];
    },
  },
  ...['error-400', 'error-404', 'error-429', 'error-500', 'error-529'].flatMap((name): CallShape[] => [
    { name, spans: [CHAT], run: (client) => thrownBy(client(scenario(name)).chat(ask)) },
    { name: `${name} of a stream`, spans: [CHAT], run: (client) => thrownBy(client(scenario(name)).chat(streamed)) },
  ]),
  {
    name: 'an error in a stream',
    spans: [CHAT],
    run: async (client) => thrownBy(allOf(await client(scenario('error-in-stream')).chat(streamed))),
  },
  { name: 'an answer that is cut', spans: [CHAT], run: (client) => thrownBy(client(scenario('cut')).chat(ask)) },
  {
    name: 'a stream that is cut',
    spans: [CHAT],
    run: async (client) => thrownBy(allOf(await client(scenario('cut')).chat(streamed))),
  },
  { name: 'nothing is asked', spans: ['chat'], run: (client) => thrownBy(client().chat(undefined as never)) },
];
