import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { allOf, thrownBy } from '../all-of.ts';
import { clientOf, scenario } from './clients.ts';
import type { Sdk } from './sdk-copies.ts';

/** One way to use the SDK: what it gives back is all that its user sees. */
export interface CallShape {
  readonly name: string;
  readonly run: (sdk: Sdk, standIn: string) => Promise<unknown>;
  /** Names of the spans that it makes, in the order of their ends. */
  readonly spans: readonly string[];
}

const NOVA = 'eu.amazon.nova-lite-v1:0';
const CLAUDE = 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0';
const CHAT = `chat ${NOVA}`;
const ask = { modelId: NOVA, messages: [{ role: 'user' as const, content: [{ text: 'Say hello to the warehouse' }] }] };
const message = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 400, messages: [{ role: 'user', content: 'Say hello' }] };
const messageTo = (modelId: string): { modelId: string; body: string } => ({ modelId, body: JSON.stringify(message) });

/** A client with HTTP/2, which is what the SDK takes by itself, and one with HTTP/1. */
const HTTP1: BedrockRuntimeClientConfig = { requestHandler: new NodeHttpHandler() };

/** What an answer is, without the network behind its stream. */
async function streamed(answer: object, of: AsyncIterable<unknown> | undefined): Promise<unknown> {
  const { stream: _stream, body: _body, ...rest } = answer as { stream?: unknown; body?: unknown };
  return { answer: Object.keys(answer), rest, stream: Reflect.ownKeys(of ?? {}), events: await allOf(of ?? expect('a stream')) };
}

function expect(what: string): never {
  throw new TypeError(`there is not ${what}`);
}

/** The fields of a client, but for the empty one of its cache, which the SDK removes when it first sends without it. */
function keysOf(client: object): readonly PropertyKey[] {
  return Reflect.ownKeys(client).filter((key) => key !== 'handlers');
}

/** A vendor's body, as text: its bytes have ids in them. */
function invoked({ body, ...rest }: { readonly body?: { transformToString(): string } | undefined }): unknown {
  return { ...rest, body: body?.transformToString(), blob: body?.constructor.name };
}

/** Events whose bytes are as text. */
async function chunks(of: AsyncIterable<{ chunk?: { bytes?: Uint8Array | undefined } | undefined }> | undefined): Promise<unknown> {
  const events = await allOf(of ?? expect('a stream'));
  return events.map((event) => [Object.keys(event), Buffer.from(event.chunk?.bytes ?? []).toString()]);
}

const ANSWERS: readonly CallShape[] = [
  { name: 'Converse', spans: [CHAT], run: (sdk, url) => clientOf(sdk, url).send(new sdk.ConverseCommand(ask)) },
  {
    name: 'Converse by HTTP/1',
    spans: [CHAT],
    run: (sdk, url) => clientOf(sdk, url, {}, HTTP1).send(new sdk.ConverseCommand(ask)),
  },
  {
    name: 'a client with a method for each command, the promise awaited twice',
    spans: [CHAT],
    async run(sdk, url) {
      const promise = new sdk.BedrockRuntime({ ...(await configOf(sdk, url)) }).converse(ask);
      const [first, second] = [await promise, await promise];
      return { promise, first, same: first === second, isPromise: promise instanceof Promise };
    },
  },
  {
    name: 'one command, sent twice, which keeps what it was',
    spans: [CHAT, CHAT],
    async run(sdk, url) {
      const client = clientOf(sdk, url);
      const command = new sdk.ConverseCommand(ask);
      const answers = [await client.send(command), await client.send(command)];
      return { answers, command: Reflect.ownKeys(command), client: keysOf(client), stack: client.middlewareStack.identify() };
    },
  },
  {
    name: 'a client that caches its handlers',
    spans: [CHAT, CHAT],
    async run(sdk, url) {
      const client = clientOf(sdk, url, {}, { cacheMiddleware: true });
      return [await client.send(new sdk.ConverseCommand(ask)), await client.send(new sdk.ConverseCommand(ask))];
    },
  },
  {
    name: 'a callback, and a callback behind options',
    spans: [CHAT, CHAT],
    async run(sdk, url) {
      const client = clientOf(sdk, url);
      const seen: unknown[] = [];
      await new Promise<void>((resolve) => {
        seen.push(client.send(new sdk.ConverseCommand(ask), (...told: unknown[]) => resolve(void seen.push(told))));
      });
      await new Promise<void>((resolve) => {
        seen.push(client.send(new sdk.ConverseCommand(ask), {}, (...told: unknown[]) => resolve(void seen.push(told))));
      });
      return seen;
    },
  },
  {
    name: 'a tool that is called',
    spans: [CHAT],
    run: (sdk, url) => {
      const toolConfig = { tools: [{ toolSpec: { name: 'find', inputSchema: { json: { type: 'object' } } } }] };
      return clientOf(sdk, url, scenario('tool-call')).send(new sdk.ConverseCommand({ ...ask, toolConfig }));
    },
  },
  {
    name: 'InvokeModel of Claude, and its body',
    spans: [`chat ${CLAUDE}`],
    run: async (sdk, url) => invoked(await clientOf(sdk, url).send(new sdk.InvokeModelCommand(messageTo(CLAUDE)))),
  },
  {
    name: 'InvokeModel of embeddings, a body of bytes',
    spans: ['embeddings amazon.titan-embed-text-v2:0'],
    async run(sdk, url) {
      const body = Buffer.from(JSON.stringify({ inputText: 'one' }));
      return invoked(await clientOf(sdk, url).send(new sdk.InvokeModelCommand({ modelId: 'amazon.titan-embed-text-v2:0', body })));
    },
  },
];

const STREAMS: readonly CallShape[] = [
  {
    name: 'ConverseStream',
    spans: [CHAT],
    async run(sdk, url) {
      const answer = await clientOf(sdk, url).send(new sdk.ConverseStreamCommand(ask));
      return streamed(answer, answer.stream);
    },
  },
  {
    name: 'ConverseStream by HTTP/1',
    spans: [CHAT],
    async run(sdk, url) {
      const answer = await clientOf(sdk, url, {}, HTTP1).send(new sdk.ConverseStreamCommand(ask));
      return streamed(answer, answer.stream);
    },
  },
  {
    name: 'ConverseStream with a callback',
    spans: [CHAT],
    run: (sdk, url) =>
      new Promise((resolve, reject) => {
        clientOf(sdk, url).send(
          new sdk.ConverseStreamCommand(ask),
          (error: unknown, answer?: { stream?: AsyncIterable<unknown> | undefined }) =>
            error === null && answer !== undefined ? resolve(streamed(answer, answer.stream)) : reject(error),
        );
      }),
  },
  {
    name: 'ConverseStream read through next() by hand, and past its end',
    spans: [CHAT],
    async run(sdk, url) {
      const { stream } = await clientOf(sdk, url).send(new sdk.ConverseStreamCommand(ask));
      const iterator = stream?.[Symbol.asyncIterator]() ?? expect('a stream');
      const read: unknown[] = [];
      for (let step = 0; step < 40; step += 1) read.push(await iterator.next());
      return read;
    },
  },
  {
    name: 'ConverseStream that is iterated twice',
    spans: [CHAT],
    async run(sdk, url) {
      const { stream = expect('a stream') } = await clientOf(sdk, url).send(new sdk.ConverseStreamCommand(ask));
      return [await allOf(stream), await thrownBy(allOf(stream))];
    },
  },
  {
    name: 'InvokeModelWithResponseStream of Claude, and its chunks',
    spans: [`chat ${CLAUDE}`],
    run: async (sdk, url) => chunks((await clientOf(sdk, url).send(new sdk.InvokeModelWithResponseStreamCommand(messageTo(CLAUDE)))).body),
  },
];

const ERRORS: readonly CallShape[] = [
  ...['error-400', 'error-401', 'error-403', 'error-404', 'error-429', 'error-500', 'error-529'].map((name): CallShape => ({
    name,
    spans: [CHAT],
    run: (sdk, url) => thrownBy(clientOf(sdk, url, scenario(name)).send(new sdk.ConverseCommand(ask))),
  })),
  {
    name: 'a flaky call is one call',
    spans: [CHAT],
    run: (sdk, url) => clientOf(sdk, url, scenario('flaky'), { maxAttempts: 3 }).send(new sdk.ConverseCommand(ask)),
  },
  {
    name: 'an error that a callback is told',
    spans: [CHAT],
    run: (sdk, url) =>
      new Promise((resolve) => {
        clientOf(sdk, url, scenario('error-400')).send(new sdk.ConverseCommand(ask), (...told: unknown[]) => resolve(told));
      }),
  },
  {
    name: 'error of a stream',
    spans: [CHAT],
    run: (sdk, url) => thrownBy(clientOf(sdk, url, scenario('error-400')).send(new sdk.ConverseStreamCommand(ask))),
  },
  {
    name: 'an error in a stream',
    spans: [CHAT],
    async run(sdk, url) {
      const { stream = expect('a stream') } = await clientOf(sdk, url, scenario('error-in-stream')).send(
        new sdk.ConverseStreamCommand(ask),
      );
      return thrownBy(allOf(stream));
    },
  },
  {
    name: 'aborted before it is sent',
    spans: [CHAT],
    run: (sdk, url) => thrownBy(clientOf(sdk, url).send(new sdk.ConverseCommand(ask), { abortSignal: AbortSignal.abort() })),
  },
  {
    name: 'aborted while it waits',
    spans: [CHAT],
    run: (sdk, url) =>
      thrownBy(clientOf(sdk, url, scenario('slow')).send(new sdk.ConverseCommand(ask), { abortSignal: AbortSignal.timeout(50) })),
  },
  {
    name: 'a request without its model, which the SDK refuses itself',
    spans: ['chat'],
    run: (sdk, url) => thrownBy(clientOf(sdk, url).send(new sdk.ConverseCommand({ ...ask, modelId: undefined }))),
  },
  {
    name: 'a command that is no AI call',
    spans: [],
    run: (sdk, url) => thrownBy(clientOf(sdk, url).send(new sdk.ListAsyncInvokesCommand({}))),
  },
];

async function configOf(sdk: Sdk, url: string): Promise<BedrockRuntimeClientConfig> {
  const { config } = clientOf(sdk, url);
  return { region: 'eu-central-1', endpoint: `${url}/bedrock`, credentials: await config.credentials() };
}

/** Every way to use the SDK that is held to be the same with and without instrumentation. */
export const CALL_SHAPES: readonly CallShape[] = [...ANSWERS, ...STREAMS, ...ERRORS];
