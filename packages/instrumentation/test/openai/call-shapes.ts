import type OpenAI from 'openai';
import { allOf, thrownBy } from '../all-of.ts';
import { MEDIA_SHAPES } from './media-shapes.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (client: OpenAI, sdk: typeof OpenAI) => Promise<unknown>;
  /** Names of the spans it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const MODEL = 'gpt-4.1-mini';
const ask = { model: MODEL, messages: [{ role: 'user', content: 'Say hello to the warehouse' }] } as const;
const chat = { ...ask, messages: [...ask.messages] };
const CHAT = `chat ${MODEL}`;
const input = { model: MODEL, input: 'Say hello to the warehouse' };
const schema = {
  name: 'greeting',
  strict: true,
  schema: { type: 'object', properties: { hello: { type: 'string' } }, required: ['hello'], additionalProperties: false },
} as const;

const scenario = (name: string): { headers: Record<string, string> } => ({ headers: { 'x-scenario': name } });

const textOf = async (stream: ReadableStream): Promise<string> => await new Response(stream).text();

/** Chat completions. */
const CHAT_SHAPES: readonly CallShape[] = [
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
  { name: 'chat.finally', spans: [CHAT], run: (client) => client.chat.completions.create(chat).finally(() => undefined) },
  { name: 'chat.withResponse', spans: [CHAT], run: (client) => client.chat.completions.create(chat).withResponse() },
  {
    name: 'chat.asResponse, read by the caller',
    spans: [CHAT],
    async run(client) {
      const response = await client.chat.completions.create(chat).asResponse();
      return { response, body: await response.json() };
    },
  },
  {
    name: 'chat.asResponse, then parsed',
    spans: [CHAT],
    async run(client) {
      const promise = client.chat.completions.create(chat);
      return { response: await promise.asResponse(), answer: await promise };
    },
  },
  {
    name: 'chat.parse',
    spans: [CHAT],
    run: (client) => client.chat.completions.parse({ ...chat, response_format: { type: 'json_schema', json_schema: schema } }),
  },
  { name: 'chat with two choices', spans: [CHAT], run: (client) => client.chat.completions.create({ ...chat, n: 2 }) },
  { name: 'client.post', spans: [CHAT], run: (client) => client.post('/chat/completions', { body: chat }) },
  {
    name: 'client.request',
    spans: [CHAT],
    run: (client) => client.request({ method: 'post', path: '/chat/completions', body: chat }),
  },
];

const STREAM_SHAPES: readonly CallShape[] = [
  {
    name: 'chat stream',
    spans: [CHAT],
    async run(client) {
      const stream = await client.chat.completions.create({ ...chat, stream: true });
      return { stream, chunks: await allOf(stream) };
    },
  },
  {
    name: 'chat stream whose params are not touched',
    spans: [CHAT],
    async run(client) {
      const params = Object.freeze({ ...chat, stream: true as const, stream_options: Object.freeze({ include_obfuscation: false }) });
      const chunks = await allOf(await client.chat.completions.create(params));
      return { params, chunks };
    },
  },
  {
    name: 'chat stream, usage asked for',
    spans: [CHAT],
    run: async (client) => allOf(await client.chat.completions.create({ ...chat, stream: true, stream_options: { include_usage: true } })),
  },
  {
    name: 'chat stream, usage refused',
    spans: [CHAT],
    run: async (client) => allOf(await client.chat.completions.create({ ...chat, stream: true, stream_options: { include_usage: false } })),
  },
  {
    name: 'chat stream.withResponse',
    spans: [CHAT],
    async run(client) {
      const { data, response, request_id: id } = await client.chat.completions.create({ ...chat, stream: true }).withResponse();
      return { response, id, chunks: await allOf(data) };
    },
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
    name: 'chat stream, teed and read by both at once',
    spans: [CHAT],
    async run(client) {
      const [left, right] = (await client.chat.completions.create({ ...chat, stream: true })).tee();
      return await Promise.all([allOf(left), allOf(right)]);
    },
  },
  {
    name: 'chat stream.toReadableStream',
    spans: [CHAT],
    run: async (client) => textOf((await client.chat.completions.create({ ...chat, stream: true })).toReadableStream()),
  },
  {
    name: 'chat stream read through next() without waiting',
    spans: [CHAT],
    async run(client) {
      const stream = await client.chat.completions.create({ ...chat, stream: true });
      const iterator = stream[Symbol.asyncIterator]();
      return await Promise.all(Array.from({ length: 60 }, () => iterator.next()));
    },
  },
  {
    name: 'chat stream read twice',
    spans: [CHAT],
    async run(client) {
      const stream = await client.chat.completions.create({ ...chat, stream: true });
      return [await allOf(stream), await thrownBy(allOf(stream))];
    },
  },
  {
    name: 'chat.stream helper',
    spans: [CHAT],
    async run(client) {
      const helper = client.chat.completions.stream(chat);
      const events: string[] = [];
      helper.on('content', (delta) => void events.push(delta));
      return { chunks: await allOf(helper), events, final: await helper.finalChatCompletion(), usage: await thrownBy(helper.totalUsage()) };
    },
  },
  {
    name: 'chat.stream helper to a readable stream and back',
    spans: [CHAT],
    run: (client) => textOf(client.chat.completions.stream(chat).toReadableStream()),
  },
  {
    name: 'runTools',
    spans: [CHAT, CHAT],
    async run(client) {
      const runner = client.chat.completions.runTools(
        {
          ...chat,
          tools: [
            {
              type: 'function',
              function: {
                name: 'stock',
                description: 'Stock',
                parameters: { type: 'object', properties: {} },
                function: () => '7',
                parse: JSON.parse,
              },
            },
          ],
        },
        { ...scenario('tool-call'), maxChatCompletions: 2 },
      );
      return { done: await thrownBy(runner.done()), messages: runner.messages.length };
    },
  },
];

const RESPONSE_SHAPES: readonly CallShape[] = [
  { name: 'response', spans: [CHAT], run: (client) => client.responses.create(input) },
  { name: 'response.withResponse', spans: [CHAT], run: (client) => client.responses.create(input).withResponse() },
  { name: 'response stream', spans: [CHAT], run: async (client) => allOf(await client.responses.create({ ...input, stream: true })) },
  {
    name: 'response.stream helper',
    spans: [CHAT],
    async run(client) {
      const helper = client.responses.stream(input);
      return { events: await allOf(helper), final: await helper.finalResponse() };
    },
  },
  {
    name: 'response.parse',
    spans: [CHAT],
    run: (client) => client.responses.parse({ ...input, text: { format: { type: 'json_schema', ...schema } } }),
  },
  {
    name: 'background response and its retrieval',
    spans: [CHAT, 'fetch_response', 'fetch_response'],
    async run(client) {
      const queued = await client.responses.create({ ...input, background: true }, scenario('background'));
      return [queued, await client.responses.retrieve(queued.id), await client.responses.retrieve(queued.id)];
    },
  },
];

const embed = { model: 'text-embedding-3-small', input: 'red shoes' };
const EMBED = 'embeddings text-embedding-3-small';

const OTHER_SHAPES: readonly CallShape[] = [
  { name: 'embeddings', spans: [EMBED], run: (client) => client.embeddings.create(embed) },
  { name: 'embeddings as floats', spans: [EMBED], run: (client) => client.embeddings.create({ ...embed, encoding_format: 'float' }) },
  { name: 'embeddings.withResponse', spans: [EMBED], run: (client) => client.embeddings.create(embed).withResponse() },
  { name: 'models.list', spans: [], run: (client) => allOf(client.models.list()) },
  { name: 'a path that does not exist', spans: [], run: (client) => thrownBy(client.get('/nothing')) },
];

const ERROR_SHAPES: readonly CallShape[] = [
  ...['error-400', 'error-401', 'error-403', 'error-404', 'error-429', 'error-500', 'error-529'].map((name): CallShape => ({
    name,
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { ...scenario(name), maxRetries: 1 })),
  })),
  { name: 'a flaky call is one call', spans: [CHAT], run: (client) => client.chat.completions.create(chat, scenario('flaky')) },
  { name: 'a rate limit that passes', spans: [CHAT], run: (client) => client.responses.create(input, scenario('flaky-429')) },
  {
    name: 'error of a stream',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create({ ...chat, stream: true }, scenario('error-400'))),
  },
  {
    name: 'error of withResponse',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, scenario('error-400')).withResponse()),
  },
  {
    name: 'error of asResponse',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, scenario('error-400')).asResponse()),
  },
  { name: 'error of the parse helper', spans: [CHAT], run: (client) => thrownBy(client.responses.parse(input, scenario('error-400'))) },
  {
    name: 'error of the stream helper',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.stream(chat, scenario('error-400')).finalChatCompletion()),
  },
  {
    name: 'timeout',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { ...scenario('slow'), timeout: 50, maxRetries: 0 })),
  },
  {
    name: 'an answer that is cut',
    spans: [CHAT],
    run: (client) =>
      thrownBy(client.chat.completions.create(chat, { ...scenario('cut'), maxRetries: 0 }).catch((error: Error) => error.constructor.name)),
  },
  {
    name: 'aborted before it is sent',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { signal: AbortSignal.abort() })),
  },
  {
    name: 'aborted while it waits',
    spans: [CHAT],
    run: (client) => thrownBy(client.chat.completions.create(chat, { ...scenario('slow'), signal: AbortSignal.timeout(50) })),
  },
];

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [
  ...CHAT_SHAPES,
  ...STREAM_SHAPES,
  ...RESPONSE_SHAPES,
  ...OTHER_SHAPES,
  ...MEDIA_SHAPES,
  ...ERROR_SHAPES,
];
