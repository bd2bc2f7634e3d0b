import { once } from 'node:events';
import { createServer } from 'node:http';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { observe } from '../observe.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientsOf, scenario } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const errors = recordDiagErrors();
const ours = (): readonly string[] => errors.filter((error) => error.includes('@spancost'));
let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

const ask = { model: 'gemini-2.5-flash', contents: 'hello' };

/** A whole, a streamed, a left, a failed call and embeddings, each as its caller sees it. */
async function calls(sdk: Sdk): Promise<unknown> {
  const { gemini } = clientsOf(sdk, providers.url);
  const left: unknown[] = [];
  for await (const chunk of await gemini.models.generateContentStream(ask)) {
    left.push(chunk);
    break;
  }
  return observe([
    await gemini.models.generateContent(ask),
    await allOf(await gemini.models.generateContentStream(ask)),
    left,
    await thrownBy(gemini.models.generateContent({ ...ask, config: scenario('error-429') })),
    await gemini.models.embedContent({ model: 'gemini-embedding-001', contents: 'hello' }),
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
  ['half of an answer', '{"candidates":[{"content":{"parts":[{"text":"he'],
  ['texts for numbers', '{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":"many","candidatesTokenCount":null}}'],
  ['numbers below zero', '{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":-3,"candidatesTokenCount":-1}}'],
  ['usage of another kind', '{"candidates":[null],"usageMetadata":[1,2],"predictions":7,"embeddings":{"a":1}}'],
  ['an unknown event', '{"somethingNew":{"a":1}}'],
  ['an error that says it was well', '{"error":{"code":200,"message":"fine","status":"OK"}}'],
];

describe.each(SDK_COPIES)('@google/genai $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: the calls are as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new GoogleGenAIInstrumentation();
    if (name === 'a provider that throws') expect(() => instrumentation.setTracerProvider(broken())).toThrow('telemetry is broken');
    else instrumentation.setTracerProvider(broken());
    instrumentation.manuallyInstrument(instrumented);
    expect(await calls(instrumented)).toEqual(await calls(plain));
    const first = ours();
    if (name !== 'a provider that throws') expect(first.length).toBeGreaterThan(0);
    await calls(instrumented);
    expect(ours()).toEqual(first);
  });

  test.each(BODIES)('an answer that is %s: the caller gets what the SDK gives, and each span ends', async (_name, body) => {
    const spans = recordSpans();
    const instrumentation = new GoogleGenAIInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(instrumented);
    const server = createServer((request, response) => {
      const isStream = request.url?.includes('stream') === true;
      response.setHeader('content-type', isStream ? 'text/event-stream' : 'application/json');
      // The second event is never finished.
      response.end(isStream ? `data: ${body}\n\ndata: ${body.slice(0, 5)}` : body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const all = async (sdk: Sdk): Promise<unknown> => {
      const { gemini, vertex } = clientsOf(sdk, url);
      return observe([
        await thrownBy(gemini.models.generateContent(ask)),
        await thrownBy(gemini.models.generateContentStream(ask).then(allOf)),
        await thrownBy(gemini.models.embedContent({ model: 'gemini-embedding-001', contents: 'hello' })),
        await thrownBy(vertex.models.segmentImage({ model: 'image-segmentation-001', source: { prompt: 'a boot' } })),
      ]);
    };
    expect(await all(instrumented)).toEqual(await all(plain));
    expect(await spans.settled(4)).toHaveLength(4);
    expect(spans.open()).toBe(0);
    expect(ours()).toEqual([]);
    server.close();
  });
});
