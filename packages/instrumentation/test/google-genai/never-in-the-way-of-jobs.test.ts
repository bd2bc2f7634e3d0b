import { once } from 'node:events';
import { createServer } from 'node:http';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { observe } from '../observe.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const errors = recordDiagErrors();
const ours = (): readonly string[] => errors.filter((error) => error.includes('@spancost'));
let providers: ProvidersServer;
beforeAll(async () => {
  for (const level of ['warn', 'debug'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
  providers = await startProviders({ now: () => new Date('2026-11-22T12:00:00Z') });
});
afterAll(() => providers.close());

const ask = { model: 'gemini-3.8-flash', input: 'hello' };
const once1 = { maxRetries: 0 };
/** Names that the stand-in makes up. */
const shown = (value: unknown): unknown =>
  observe(JSON.parse(JSON.stringify(value ?? null).replaceAll(/(batches|operations|cachedContents)\/\w+|(?<="responseId":")\w+/g, '$1')));

/** Interactions, a batch, a film, a cache and a session, each as its caller sees it. */
async function jobs(sdk: Sdk): Promise<unknown> {
  const { gemini, vertex } = clientsOf(sdk, providers.url);
  const left: unknown[] = [];
  for await (const event of await gemini.interactions.create({ ...ask, stream: true })) {
    left.push(event);
    break;
  }
  const { name = '' } = await gemini.batches.create({ model: 'gemini-2.5-flash', src: [{ contents: 'one' }] });
  const operation = await vertex.models.generateVideos({ model: 'veo-3.1-generate-001', source: { prompt: 'a boot' } });
  const heard: unknown[] = [];
  await new Promise<void>((resolve) => {
    const onmessage = (message: object): void => {
      heard.push(observe(message));
      if ('usageMetadata' in message) void session.then((open) => open.close());
    };
    const session = gemini.live.connect({
      model: 'gemini-3.8-live',
      config: { responseModalities: ['TEXT' as never] },
      callbacks: { onmessage, onclose: () => resolve() },
    });
    void session.then((open) => open.sendClientContent({ turns: 'hello' }));
  });
  return [
    observe(await gemini.interactions.create(ask)),
    observe(await allOf(await gemini.interactions.create({ ...ask, stream: true }))),
    observe(left),
    observe(await thrownBy(gemini.interactions.create(ask, { headers: { 'x-scenario': 'error-429' }, ...once1 }))),
    shown([await gemini.batches.get({ name }), await gemini.batches.get({ name })]),
    shown([await vertex.operations.getVideosOperation({ operation }), await vertex.operations.getVideosOperation({ operation })]),
    shown(await gemini.caches.create({ model: 'gemini-2.5-flash', config: { contents: 'hello' } })),
    heard,
  ];
}

/** What a proxy, a broken server or a newer API may answer. */
const BODIES: readonly (readonly [string, string])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['nothing at all', ''],
  ['an empty object', '{}'],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['half of an answer', '{"id":"v1_a","status":"completed","usage":{"total_inp'],
  ['texts for numbers', '{"id":"v1_a","status":"completed","steps":[],"usage":{"total_input_tokens":"many","total_output_tokens":null}}'],
  ['numbers below zero', '{"id":"v1_a","status":"completed","steps":[],"usage":{"total_input_tokens":-3,"total_output_tokens":-1}}'],
  [
    'usage of another kind',
    '{"name":7,"done":"yes","response":[],"dest":7,"usage":[1],"usageMetadata":"much","expireTime":"never","metadata":{"output":7}}',
  ],
  ['an unknown event', '{"event_type":"interaction.dreamt","interaction":{"a":1}}'],
];

describe.each(SDK_COPIES)('@google/genai $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: what takes long is as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new GoogleGenAIInstrumentation();
    if (name === 'a provider that throws') expect(() => instrumentation.setTracerProvider(broken())).toThrow('telemetry is broken');
    else instrumentation.setTracerProvider(broken());
    instrumentation.manuallyInstrument(instrumented);
    expect(await jobs(instrumented)).toEqual(await jobs(plain));
    const first = ours();
    if (name !== 'a provider that throws') expect(first.length).toBeGreaterThan(0);
    await jobs(instrumented);
    expect(ours()).toEqual(first);
  });

  test.each(BODIES)('an answer that is %s: the caller gets what the SDK gives, and each span ends', async (_name, body) => {
    const spans = recordSpans();
    const instrumentation = new GoogleGenAIInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(instrumented);
    const server = createServer((request, response) => {
      let sent = '';
      request.on('data', (part) => (sent += part));
      request.on('end', () => {
        const isStream = sent.includes('"stream":true');
        response.setHeader('content-type', isStream ? 'text/event-stream' : 'application/json');
        response.end(isStream ? `data: ${body}\n\ndata: ${body.slice(0, 5)}` : body);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const all = async (sdk: Sdk): Promise<unknown> => {
      const { gemini, vertex } = clientsOf(sdk, url);
      const operation = { name: 'models/veo-3.1-generate-001/operations/1', _fromAPIResponse: () => ({}) as never } as never;
      return observe([
        await thrownBy(gemini.interactions.create(ask, once1)),
        await thrownBy(gemini.interactions.create({ ...ask, stream: true }, once1).then(allOf)),
        await thrownBy(gemini.interactions.get('v1_a', {}, once1)),
        await thrownBy(gemini.batches.get({ name: 'batches/1' })),
        await thrownBy(vertex.operations.getVideosOperation({ operation })),
        await thrownBy(gemini.caches.create({ model: 'gemini-2.5-flash', config: { contents: 'hello' } })),
      ]);
    };
    expect(await all(instrumented)).toEqual(await all(plain));
    expect((await spans.settled(6)).length).toBeGreaterThanOrEqual(6);
    expect(spans.open()).toBe(0);
    expect(ours()).toEqual([]);
    server.close();
  });
});
