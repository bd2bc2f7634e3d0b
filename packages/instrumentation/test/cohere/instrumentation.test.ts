import { createRequire } from 'node:module';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import * as cohere from 'cohere-ai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { freshCopy } from '../fresh-copy.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const require = createRequire(import.meta.url);
let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

const ask = { model: 'command-a-03-2025', messages: [{ role: 'user' as const, content: 'hello' }] };

describe('manuallyInstrument', () => {
  const TARGETS: readonly (readonly [string, (sdk: Sdk) => unknown])[] = [
    ['the module', (sdk) => sdk],
    ['the client', (sdk) => sdk.CohereClient],
    ['the client of the second version', (sdk) => sdk.CohereClientV2],
    ['a class below it', ({ CohereClient }) => class extends CohereClient {}],
    ['a client that exists', (sdk) => new sdk.CohereClientV2({ token: 'any' })],
    ['a client of the first version that exists', (sdk) => new sdk.CohereClient({ token: 'any' })],
  ];

  test.each(TARGETS)('takes %s, and sees both versions of the API', async (_name, targetOf) => {
    const spans = recordSpans();
    const instrumentation = new CohereInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    const sdk = freshCopy(require.resolve('cohere-ai')) as Sdk;
    const { v1, v2 } = clientsOf(sdk, providers.url);
    expect(instrumentation.manuallyInstrument(targetOf(sdk))).toBe(true);
    await v1.chat({ model: ask.model, message: 'hello' });
    await v2.chat(ask);
    expect(await spans.settled(2)).toHaveLength(2);
  });

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object', { CohereClient: 7, client: 'all' }],
    ['another class', Map],
    [
      'a class that must not be made',
      class {
        fetch(): void {}
        constructor() {
          throw new Error('no');
        }
      },
    ],
    ['a function', () => 1],
    ['text', 'cohere-ai'],
    ['its errors', cohere.CohereError],
  ])('refuses %s', (_case, target) => {
    expect(new CohereInstrumentation().manuallyInstrument(target)).toBe(false);
  });
});

test('a client of AWS has no span where its model is none of Bedrock’s: an endpoint of SageMaker is billed by the hour', async () => {
  const spans = recordSpans();
  const instrumentation = new CohereInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  const { instrumented } = SDK_COPIES[0] ?? expect.unreachable();
  instrumentation.manuallyInstrument(instrumented);
  const fetch = async (): Promise<Response> => Response.json({ id: 'c', finish_reason: 'COMPLETE', message: { role: 'assistant' } });
  await new instrumented.CohereClientV2({ token: 'n/a', fetch }).chat(ask);
  expect(await spans.settled(0)).toEqual([]);
});

test('endOpenCalls() ends the streams that nobody has read to their end', async () => {
  const spans = recordSpans();
  const instrumentation = new CohereInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  const { instrumented } = SDK_COPIES[0] ?? expect.unreachable();
  instrumentation.manuallyInstrument(instrumented);
  const { v2 } = clientsOf(instrumented, providers.url);
  const stream = await v2.chatStream(ask);
  expect([spans.take().length, spans.open()]).toEqual([0, 1]);
  instrumentation.endOpenCalls();
  expect([spans.take().length, spans.open()]).toEqual([1, 0]);
  // What comes later changes nothing.
  for await (const _event of stream);
  expect(spans.take()).toEqual([]);
});
