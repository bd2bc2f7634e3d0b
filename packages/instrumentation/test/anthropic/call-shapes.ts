import type Anthropic from '@anthropic-ai/sdk';
import { allOf, thrownBy } from '../all-of.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (client: Anthropic) => Promise<unknown>;
  /** Names of the spans of messages that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const scenario = (name: string): { headers: Record<string, string> } => ({ headers: { 'x-scenario': name } });
const textOf = async (stream: ReadableStream): Promise<string> => await new Response(stream).text();

/** Every way to use the SDK that is held to be the same with and without instrumentation, with this model. */
export function callShapes(model: string): readonly CallShape[] {
  const ask = { model: model, max_tokens: 400, messages: [{ role: 'user' as const, content: 'Say hello to the warehouse' }] };
  const chat = `chat ${model}`;

  const messages: readonly CallShape[] = [
    { name: 'message', spans: [chat], run: (client) => client.messages.create(ask) },
    {
      name: 'the promise itself, awaited twice',
      spans: [chat],
      async run(client) {
        const promise = client.messages.create(ask);
        const [first, second] = [await promise, await promise];
        return { promise, same: first === second, isPromise: promise instanceof Promise };
      },
    },
    { name: 'message.withResponse', spans: [chat], run: (client) => client.messages.create(ask).withResponse() },
    {
      name: 'message.asResponse, read by the caller',
      spans: [chat],
      async run(client) {
        const response = await client.messages.create(ask).asResponse();
        return { response, body: await response.json() };
      },
    },
    {
      name: 'message.asResponse, then parsed',
      spans: [chat],
      async run(client) {
        const promise = client.messages.create(ask);
        return { response: await promise.asResponse(), answer: await promise };
      },
    },
    { name: 'beta message', spans: [chat], run: (client) => client.beta.messages.create(ask) },
    { name: 'message.parse', spans: [chat], run: (client) => client.messages.parse(ask) },
    { name: 'client.post', spans: [chat], run: (client) => client.post('/v1/messages', { body: ask }) },
    { name: 'count_tokens', spans: [], run: (client) => client.messages.countTokens({ model: model, messages: ask.messages }) },
  ];

  const streams: readonly CallShape[] = [
    {
      name: 'message stream',
      spans: [chat],
      async run(client) {
        const stream = await client.messages.create({ ...ask, stream: true });
        return { stream, events: await allOf(stream) };
      },
    },
    {
      name: 'beta message stream',
      spans: [chat],
      run: async (client) => allOf(await client.beta.messages.create({ ...ask, stream: true })),
    },
    {
      name: 'message stream.withResponse',
      spans: [chat],
      async run(client) {
        const { data, response, request_id: id } = await client.messages.create({ ...ask, stream: true }).withResponse();
        return { response, id, events: await allOf(data) };
      },
    },
    {
      name: 'message stream, teed',
      spans: [chat],
      async run(client) {
        const [left, right] = (await client.messages.create({ ...ask, stream: true })).tee();
        return { left: await allOf(left), right: await allOf(right) };
      },
    },
    {
      name: 'message stream.toReadableStream',
      spans: [chat],
      run: async (client) => textOf((await client.messages.create({ ...ask, stream: true })).toReadableStream()),
    },
    {
      name: 'message stream read through next() without waiting',
      spans: [chat],
      async run(client) {
        const stream = await client.messages.create({ ...ask, stream: true });
        const iterator = stream[Symbol.asyncIterator]();
        return await Promise.all(Array.from({ length: 80 }, () => iterator.next()));
      },
    },
    {
      name: 'message stream read twice',
      spans: [chat],
      async run(client) {
        const stream = await client.messages.create({ ...ask, stream: true });
        return [await allOf(stream), await thrownBy(allOf(stream))];
      },
    },
    {
      name: 'messages.stream helper',
      spans: [chat],
      async run(client) {
        const helper = client.messages.stream(ask);
        const texts: string[] = [];
        helper.on('text', (delta) => void texts.push(delta));
        return { events: await allOf(helper), texts, final: await helper.finalMessage() };
      },
    },
    { name: 'beta.messages.stream helper', spans: [chat], run: (client) => client.beta.messages.stream(ask).finalMessage() },
  ];

  const errors: readonly CallShape[] = [
    ...['error-400', 'error-401', 'error-429', 'error-500', 'error-529'].map((name): CallShape => ({
      name,
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, { ...scenario(name), maxRetries: 1 })),
    })),
    { name: 'a flaky call is one call', spans: [chat], run: (client) => client.messages.create(ask, scenario('flaky')) },
    {
      name: 'error of a stream',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create({ ...ask, stream: true }, scenario('error-400'))),
    },
    {
      name: 'error of withResponse',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, scenario('error-400')).withResponse()),
    },
    {
      name: 'error of asResponse',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, scenario('error-400')).asResponse()),
    },
    {
      name: 'error of the stream helper',
      spans: [chat],
      run: (client) => thrownBy(client.messages.stream(ask, scenario('error-400')).finalMessage()),
    },
    {
      name: 'timeout',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, { ...scenario('slow'), timeout: 50, maxRetries: 0 })),
    },
    {
      name: 'an answer that is cut',
      spans: [chat],
      run: (client) =>
        thrownBy(client.messages.create(ask, { ...scenario('cut'), maxRetries: 0 }).catch((error: Error) => error.constructor.name)),
    },
    {
      name: 'aborted before it is sent',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, { signal: AbortSignal.abort() })),
    },
    {
      name: 'aborted while it waits',
      spans: [chat],
      run: (client) => thrownBy(client.messages.create(ask, { ...scenario('slow'), signal: AbortSignal.timeout(50) })),
    },
  ];

  return [...messages, ...streams, ...errors];
}
