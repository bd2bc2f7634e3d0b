import { createRequire } from 'node:module';
import * as sdk from '@aws-sdk/client-bedrock-runtime';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { freshCopy } from '../fresh-copy.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientOf } from './clients.ts';
import type { Sdk } from './sdk-copies.ts';

const require = createRequire(import.meta.url);
let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

const ask = { modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }] };

describe('manuallyInstrument', () => {
  test.each<readonly [string, unknown]>([
    ['the namespace of an ES module', sdk],
    ['the CommonJS export of 3.848', require('bedrock-runtime-3-848')],
    ['what a bundle has of it', { BedrockRuntimeClient: sdk.BedrockRuntimeClient }],
    ['the class of the client', sdk.BedrockRuntimeClient],
    ['a class below it', sdk.BedrockRuntime],
    ['a client', new sdk.BedrockRuntimeClient({ region: 'eu-central-1' })],
  ])('takes %s', (_case, target) => {
    expect(new BedrockInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(true);
  });

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object', { BedrockRuntimeClient: 7 }],
    ['another class', Map],
    ['a function', () => 1],
    ['text', '@aws-sdk/client-bedrock-runtime'],
  ])('refuses %s', (_case, target) => {
    expect(new BedrockInstrumentation().manuallyInstrument(target)).toBe(false);
  });
});

test('only the clients of Bedrock are patched: what all clients of AWS share stays as it is', () => {
  const shared = Object.getPrototypeOf(sdk.BedrockRuntimeClient.prototype) as { send: unknown };
  const { send } = shared;
  new BedrockInstrumentation({ enabled: false }).manuallyInstrument(sdk);
  expect(shared.send).toBe(send);
  expect(sdk.BedrockRuntimeClient.prototype.send).not.toBe(send);
  expect([sdk.BedrockRuntimeClient.prototype.send.name, sdk.BedrockRuntimeClient.prototype.send.length]).toEqual(['send', 3]);
});

test('whoever patches the shared client later is called too', async () => {
  const copy = freshCopy('@aws-sdk/client-bedrock-runtime') as Sdk;
  new BedrockInstrumentation({ enabled: false }).manuallyInstrument(copy);
  const shared = Object.getPrototypeOf(copy.BedrockRuntimeClient.prototype) as { send: (...args: unknown[]) => unknown };
  const { send } = shared;
  const seen: unknown[] = [];
  shared.send = function (this: unknown, ...args: unknown[]) {
    seen.push((args[0] as object).constructor.name);
    return send.apply(this, args);
  };
  await clientOf(copy, providers.url).send(new copy.ConverseCommand(ask));
  shared.send = send;
  expect(seen).toEqual(['ConverseCommand']);
});

test('two instrumentations are one span, of the later one', async () => {
  const copy = freshCopy('@aws-sdk/client-bedrock-runtime') as Sdk;
  const [first, second] = [recordSpans(), recordSpans()];
  for (const { provider } of [first, second]) {
    const instrumentation = new BedrockInstrumentation();
    instrumentation.setTracerProvider(provider);
    instrumentation.manuallyInstrument(copy);
  }
  await clientOf(copy, providers.url).send(new copy.ConverseCommand(ask));
  expect([first.take().length, second.take().length]).toEqual([0, 1]);
});

test('endOpenCalls() ends the streams that nobody has read to their end', async () => {
  const copy = freshCopy('@aws-sdk/client-bedrock-runtime') as Sdk;
  const spans = recordSpans();
  const instrumentation = new BedrockInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  instrumentation.manuallyInstrument(copy);
  const { stream } = await clientOf(copy, providers.url).send(new copy.ConverseStreamCommand(ask));
  expect([spans.take().length, spans.open()]).toEqual([0, 1]);
  instrumentation.endOpenCalls();
  expect([spans.take().length, spans.open()]).toEqual([1, 0]);
  for await (const _event of stream ?? []);
  expect(spans.take()).toEqual([]);
});
