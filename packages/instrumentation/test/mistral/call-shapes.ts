import type { Mistral } from '@mistralai/mistralai';
import { allOf, thrownBy } from '../all-of.ts';
import { scenario } from './clients.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (client: Mistral) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const MODEL = 'mistral-large-2512';
const CHAT = `chat ${MODEL}`;
const ask = { model: MODEL, messages: [{ role: 'user' as const, content: 'Say hello to the warehouse' }] };
const document = { type: 'document_url' as const, documentUrl: 'https://shop.example/boots.pdf' };

const ANSWERS: readonly CallShape[] = [
  { name: 'a chat', spans: [CHAT], run: (client) => client.chat.complete(ask) },
  {
    name: 'the promise itself, awaited twice',
    spans: [CHAT],
    async run(client) {
      const promise = client.chat.complete(ask);
      return { promise, same: (await promise) === (await promise), isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'an agent, which has the model',
    spans: ['chat'],
    run: (client) => thrownBy(client.agents.complete({ agentId: 'ag_1', messages: ask.messages })),
  },
  {
    name: 'what is between a beginning and an end',
    spans: ['text_completion codestral-2508'],
    run: (client) => client.fim.complete({ model: 'codestral-2508', prompt: 'def add(', suffix: 'return a + b' }),
  },
  {
    name: 'embeddings',
    spans: ['embeddings mistral-embed'],
    run: (client) => client.embeddings.create({ model: 'mistral-embed', inputs: ['one', 'two'] }),
  },
  { name: 'pages', spans: ['ocr mistral-ocr-2512'], run: (client) => client.ocr.process({ model: 'mistral-ocr-2512', document }) },
  {
    name: 'a moderation',
    spans: ['moderation mistral-moderation-2411'],
    run: (client) => client.classifiers.moderate({ model: 'mistral-moderation-2411', inputs: ['hello'] }),
  },
];

const STREAMS: readonly CallShape[] = [
  {
    name: 'a stream',
    spans: [CHAT],
    async run(client) {
      const stream = await client.chat.stream(ask);
      const what = { keys: Reflect.ownKeys(stream), isStream: stream instanceof ReadableStream, locked: stream.locked };
      return { what, events: await allOf(stream) };
    },
  },
  {
    name: 'a stream of what is between a beginning and an end',
    spans: ['text_completion codestral-2508'],
    run: async (client) => allOf(await client.fim.stream({ model: 'codestral-2508', prompt: 'def add(' })),
  },
  {
    name: 'a stream read through next() without waiting',
    spans: [CHAT],
    async run(client) {
      const iterator = (await client.chat.stream(ask))[Symbol.asyncIterator]();
      return await Promise.all(Array.from({ length: 40 }, () => iterator.next()));
    },
  },
  {
    name: 'a stream read twice',
    spans: [CHAT],
    async run(client) {
      const stream = await client.chat.stream(ask);
      return [await allOf(stream), await thrownBy(allOf(stream))];
    },
  },
  {
    name: 'return(value)',
    spans: [CHAT],
    async run(client) {
      const iterator = (await client.chat.stream(ask))[Symbol.asyncIterator]();
      return [await iterator.next(), await iterator.return?.('enough'), await iterator.next()];
    },
  },
];

const ERRORS: readonly CallShape[] = [
  ...['error-400', 'error-401', 'error-403', 'error-404', 'error-429', 'error-500', 'error-529'].flatMap((name): CallShape[] => [
    { name, spans: [CHAT], run: (client) => thrownBy(client.chat.complete(ask, scenario(name))) },
    { name: `${name} of a stream`, spans: [CHAT], run: (client) => thrownBy(client.chat.stream(ask, scenario(name))) },
  ]),
  {
    name: 'a flaky call is one call',
    spans: [CHAT],
    run: (client) =>
      client.chat.complete(ask, {
        ...scenario('flaky'),
        retries: { strategy: 'backoff', backoff: { initialInterval: 1, maxInterval: 5, exponent: 1, maxElapsedTime: 5000 } },
      }),
  },
  {
    name: 'an error in a stream',
    spans: [CHAT],
    run: async (client) => thrownBy(allOf(await client.chat.stream(ask, scenario('error-in-stream')))),
  },
  {
    name: 'a timeout',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.complete(ask, { ...scenario('slow'), timeoutMs: 50 })),
  },
  {
    name: 'aborted before it is sent',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.complete(ask, { fetchOptions: { signal: AbortSignal.abort() } })),
  },
  {
    name: 'a request that the SDK refuses',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.complete({ model: MODEL, messages: 7 as never })),
  },
  { name: 'nothing is asked', spans: ['chat'], run: (client) => thrownBy(client.chat.complete(undefined as never)) },
];

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [...ANSWERS, ...STREAMS, ...ERRORS];
