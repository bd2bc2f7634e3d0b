import { allOf, thrownBy } from '../all-of.ts';
import { scenario, type Clients } from './clients.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (clients: Clients) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const MODEL = 'command-a-03-2025';
const CHAT = `chat ${MODEL}`;
const ask = { model: MODEL, messages: [{ role: 'user' as const, content: 'Say hello to the warehouse' }] };
const first = { model: MODEL, message: 'Say hello to the warehouse' };
const documents = ['red boots', 'a yellow scarf', 'boots for children'];
const texts = { model: 'embed-v4.0', texts: ['one', 'two'], inputType: 'search_query' as const, embeddingTypes: ['float' as const] };
const tool = {
  type: 'function' as const,
  function: { name: 'find', parameters: { type: 'object', properties: { id: { type: 'integer' } } } },
};

const ANSWERS: readonly CallShape[] = [
  { name: 'a chat', spans: [CHAT], run: ({ v2 }) => v2.chat(ask) },
  { name: 'a chat of the first version', spans: [CHAT], run: ({ v1 }) => v1.chat(first) },
  { name: 'the second version by the client of the first', spans: [CHAT], run: ({ v1 }) => v1.v2.chat(ask) },
  {
    name: 'the promise itself, awaited twice',
    spans: [CHAT],
    async run({ v2 }) {
      const promise = v2.chat(ask);
      const [one, two] = [await promise, await promise];
      return { promise, same: one === two, isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'withRawResponse(), beside the answer',
    spans: [CHAT],
    async run({ v2 }) {
      const promise = v2.chat(ask);
      const { data, rawResponse } = await promise.withRawResponse();
      return { data, status: rawResponse.status, type: rawResponse.headers.get('content-type'), same: data === (await promise) };
    },
  },
  {
    name: 'finally() and catch()',
    spans: [CHAT],
    run: ({ v2 }) =>
      v2
        .chat(ask)
        .finally(() => 1)
        .catch(() => 2),
  },
  { name: 'a call of a function', spans: [CHAT], run: ({ v2 }) => v2.chat({ ...ask, tools: [tool] }, scenario('tool-call')) },
  {
    name: 'embeddings of both versions',
    spans: ['embeddings embed-v4.0', 'embeddings embed-v4.0', 'embeddings embed-english-v3.0'],
    run: async ({ v1, v2 }) => [
      await v2.embed(texts),
      await v1.embed(texts),
      await v1.embed({ texts: ['one'], model: 'embed-english-v3.0', inputType: 'search_query' }),
    ],
  },
  {
    name: 'rankings of both versions',
    spans: ['rerank rerank-v3.5', 'rerank rerank-v3.5'],
    run: async ({ v1, v2 }) => [
      await v2.rerank({ model: 'rerank-v3.5', query: 'boots', documents }),
      await v1.rerank({ model: 'rerank-v3.5', query: 'boots', documents, topN: 2 }),
    ],
  },
];

const STREAMS: readonly CallShape[] = [
  {
    name: 'a stream',
    spans: [CHAT],
    async run({ v2 }) {
      const stream = await v2.chatStream(ask);
      return { stream: Object.keys(stream), symbols: Object.getOwnPropertySymbols(stream), events: await allOf(stream) };
    },
  },
  {
    name: 'a stream of the first version',
    spans: [CHAT],
    run: async ({ v1 }) => allOf(await v1.chatStream(first)),
  },
  {
    name: 'the iterator of a stream, read through next() without waiting',
    spans: [CHAT],
    async run({ v2 }) {
      const stream = await v2.chatStream(ask);
      const iterator = stream[Symbol.asyncIterator]();
      const methods = [iterator.next, iterator.return, iterator.throw].map((method) => [method?.name, method?.length]);
      return { iterator, methods, events: await Promise.all(Array.from({ length: 60 }, () => iterator.next())) };
    },
  },
  {
    name: 'a stream read twice',
    spans: [CHAT],
    async run({ v2 }) {
      const stream = await v2.chatStream(ask);
      return [await allOf(stream), await thrownBy(allOf(stream))];
    },
  },
  {
    name: 'return(value) and throw(error)',
    spans: [CHAT, CHAT],
    async run({ v2 }) {
      const left = (await v2.chatStream(ask))[Symbol.asyncIterator]();
      const thrown = (await v2.chatStream(ask))[Symbol.asyncIterator]();
      const begun = [await left.next(), await thrown.next()];
      const ended = [await left.return?.(), await left.next()];
      return [begun, ended, await thrownBy(thrown.throw?.(new RangeError('no')) ?? Promise.resolve()), await thrown.next()];
    },
  },
  {
    name: 'a raw stream',
    spans: [CHAT],
    async run({ v2 }) {
      const { data, rawResponse } = await v2.chatStream(ask).withRawResponse();
      return [rawResponse.status, await allOf(data)];
    },
  },
];

const ERRORS: readonly CallShape[] = [
  ...['error-400', 'error-401', 'error-403', 'error-404', 'error-429', 'error-500', 'error-529'].flatMap((name): CallShape[] => [
    { name, spans: [CHAT], run: ({ v2 }) => thrownBy(v2.chat(ask, scenario(name))) },
    { name: `${name} of a stream`, spans: [CHAT], run: ({ v1 }) => thrownBy(v1.chatStream(first, scenario(name))) },
  ]),
  {
    name: 'a flaky call is one call',
    spans: [CHAT],
    run: ({ v2 }) => v2.chat(ask, { ...scenario('flaky-429'), maxRetries: 1 }),
  },
  {
    name: 'an error in a stream',
    spans: [CHAT, CHAT],
    run: async ({ v1, v2 }) => [
      await allOf(await v2.chatStream(ask, scenario('error-in-stream'))),
      await allOf(await v1.chatStream(first, scenario('error-in-stream'))),
    ],
  },
  { name: 'an answer that is cut', spans: [CHAT], run: ({ v2 }) => thrownBy(v2.chat(ask, scenario('cut'))) },
  {
    name: 'a stream that is cut',
    spans: [CHAT],
    run: async ({ v2 }) => thrownBy(allOf(await v2.chatStream(ask, scenario('cut')))),
  },
  {
    name: 'a timeout',
    spans: [CHAT],
    run: ({ v2 }) => thrownBy(v2.chat(ask, { ...scenario('slow'), timeoutInSeconds: 0.05 })),
  },
  {
    name: 'aborted before it is sent, and while it waits',
    spans: [CHAT, CHAT],
    run: async ({ v2 }) => [
      await thrownBy(v2.chat(ask, { abortSignal: AbortSignal.abort() })),
      await thrownBy(v2.chat(ask, { ...scenario('slow'), abortSignal: AbortSignal.timeout(50) })),
    ],
  },
  {
    name: 'a request that cannot be written',
    spans: [CHAT],
    run: ({ v2 }) => thrownBy(v2.chat({ model: MODEL, messages: 7 as never })),
  },
  { name: 'nothing is asked', spans: ['chat'], run: ({ v1 }) => thrownBy(v1.chat(undefined as never)) },
];

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [...ANSWERS, ...STREAMS, ...ERRORS];
