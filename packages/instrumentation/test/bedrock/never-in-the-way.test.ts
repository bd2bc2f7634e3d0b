import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { observe } from '../observe.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientOf, scenario } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const errors = recordDiagErrors();
const ours = (): readonly string[] => errors.filter((error) => error.includes('@spancost'));
let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

const ask = { modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }] };
const body = JSON.stringify({ prompt: 'hello' });
const none = (): never => expect.unreachable('no stream');

/** A whole, a streamed, a left, a failed and an invoked call, each as its caller sees it. */
async function calls(sdk: Sdk): Promise<unknown> {
  const client = clientOf(sdk, providers.url);
  const stream = async () => (await client.send(new sdk.ConverseStreamCommand(ask))).stream ?? none();
  const left: unknown[] = [];
  for await (const event of await stream()) {
    left.push(event);
    break;
  }
  return observe([
    await client.send(new sdk.ConverseCommand(ask)),
    await allOf(await stream()),
    left,
    await thrownBy(clientOf(sdk, providers.url, scenario('error-429')).send(new sdk.ConverseCommand(ask))),
    (await client.send(new sdk.InvokeModelCommand({ modelId: 'mistral.mistral-7b-instruct-v0:2', body }))).body?.transformToString(),
  ]);
}

/** What a proxy, a broken server or a newer API may answer. */
const BODIES: readonly (readonly [string, string])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['nothing at all', ''],
  ['an empty object', '{}'],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['half of an answer', '{"output":{"message":{"content":[{"text":"he'],
  ['usage of another kind', '{"usage":[1,2],"stopReason":{"a":1},"outputs":7,"choices":[null]}'],
  ['a message that is none', '{"type":"message","usage":{"input_tokens":"x"},"id":7,"stop_reason":[]}'],
];

describe.each(SDK_COPIES)('@aws-sdk/client-bedrock-runtime $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: the calls are as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new BedrockInstrumentation();
    if (name === 'a provider that throws') expect(() => instrumentation.setTracerProvider(broken())).toThrow('telemetry is broken');
    else instrumentation.setTracerProvider(broken());
    instrumentation.manuallyInstrument(instrumented);
    expect(await calls(instrumented)).toEqual(await calls(plain));
    const first = ours();
    if (name !== 'a provider that throws') expect(first.length).toBeGreaterThan(0);
    await calls(instrumented);
    expect(ours()).toEqual(first);
  });

  test.each(BODIES)('an answer that is %s: the caller gets what the SDK gives, and each span ends', async (_name, answer) => {
    const spans = recordSpans();
    const instrumentation = new BedrockInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(instrumented);
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('x-amzn-bedrock-input-token-count', 'many');
      response.end(answer);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const all = async (sdk: Sdk): Promise<unknown> => {
      const client = clientOf(sdk, url, {}, { requestHandler: new NodeHttpHandler() });
      return observe([
        await thrownBy(client.send(new sdk.ConverseCommand(ask))),
        await thrownBy(client.send(new sdk.InvokeModelCommand({ modelId: 'x', body })).then((told) => told.body?.transformToString())),
        await thrownBy(client.send(new sdk.ConverseStreamCommand(ask)).then(({ stream }) => allOf(stream ?? none()))),
      ]);
    };
    expect(await all(instrumented)).toEqual(await all(plain));
    expect(await spans.settled(3)).toHaveLength(3);
    expect(spans.open()).toBe(0);
    expect(ours()).toEqual([]);
    server.close();
  });
});
