import { once } from 'node:events';
import { createServer } from 'node:http';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MistralInstrumentation } from '../../src/mistral/index.ts';
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

/** This SDK itself leaves promises of bodies that are no JSON to nobody: as often with us as without. */
const unhandled: string[] = [];
const listeners = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => void unhandled.push(String(reason)));
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

const ask = { model: 'mistral-large-2512', messages: [{ role: 'user' as const, content: 'hello' }] };
const reading = { model: 'mistral-ocr-2512', document: { type: 'document_url' as const, documentUrl: 'https://shop.example/a.pdf' } };

/** A whole, a streamed, a left and a failed call and a document, each as its caller sees it. */
async function calls(sdk: Sdk): Promise<unknown> {
  const client = clientOf(sdk, providers.url);
  const left: unknown[] = [];
  for await (const event of await client.chat.stream(ask)) {
    left.push(event);
    break;
  }
  return observe([
    await client.chat.complete(ask),
    await allOf(await client.chat.stream(ask)),
    left,
    await thrownBy(client.chat.complete(ask, scenario('error-429'))),
    await client.ocr.process(reading),
  ]);
}

const answer = (usage: string): string =>
  `{"id":"c","object":"list","created":1,"model":"m","choices":[],"data":[],"pages":[],"usage":${usage},"usage_info":${usage}}`;

/** What a proxy, a broken server or a newer API may answer. */
const BODIES: readonly (readonly [string, string])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['nothing at all', ''],
  ['an empty object', '{}'],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['half of an answer', '{"id":"c","message":{"content":[{"type":"text","text":"he'],
  ['texts for numbers', answer('{"prompt_tokens":"many","completion_tokens":null}')],
  ['numbers below zero', answer('{"prompt_tokens":-3,"completion_tokens":-1,"total_tokens":-4,"pages_processed":-2}')],
  ['usage of another kind', answer('[1,2]')],
  ['an unknown event', '{"somethingNew":{"a":1}}'],
];

describe.each(SDK_COPIES)('@mistralai/mistralai $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: the calls are as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new MistralInstrumentation();
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
    const instrumentation = new MistralInstrumentation();
    instrumentation.setTracerProvider(spans.provider);
    instrumentation.manuallyInstrument(instrumented);
    const server = createServer((request, response) => {
      let sent = '';
      request.on('data', (part) => (sent += part));
      request.on('end', () => {
        const isStream = sent.includes('"stream":true');
        response.setHeader('content-type', isStream ? 'text/event-stream' : 'application/json');
        // The second event is never finished.
        response.end(isStream ? `data: ${body}\n\ndata: ${body.slice(0, 5)}` : body);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const all = async (sdk: Sdk): Promise<unknown> => {
      const client = clientOf(sdk, url);
      const seen = observe([
        await thrownBy(client.chat.complete(ask)),
        await thrownBy(client.chat.stream(ask).then(allOf)),
        await thrownBy(client.embeddings.create({ model: 'mistral-embed', inputs: ['hello'] })),
        await thrownBy(client.ocr.process(reading)),
      ]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [seen, unhandled.splice(0)];
    };
    expect(await all(instrumented)).toEqual(await all(plain));
    expect(await spans.settled(4)).toHaveLength(4);
    expect(spans.open()).toBe(0);
    expect(ours()).toEqual([]);
    server.close();
  });
});
