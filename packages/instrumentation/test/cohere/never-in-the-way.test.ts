import { once } from 'node:events';
import { createServer } from 'node:http';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
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

const ask = { model: 'command-a-03-2025', messages: [{ role: 'user' as const, content: 'hello' }] };
const ranking = { model: 'rerank-v3.5', query: 'boots', documents: ['red boots'] };

/** A whole, a streamed, a left and a failed call and a ranking, each as its caller sees it. */
async function calls(sdk: Sdk): Promise<unknown> {
  const { v2 } = clientsOf(sdk, providers.url);
  const left: unknown[] = [];
  for await (const event of await v2.chatStream(ask)) {
    left.push(event);
    break;
  }
  return observe([
    await v2.chat(ask),
    await allOf(await v2.chatStream(ask)),
    left,
    await thrownBy(v2.chat(ask, scenario('error-429'))),
    await v2.rerank(ranking),
  ]);
}

const answer = (usage: string): string =>
  `{"id":"c","finish_reason":"COMPLETE","type":"message-end","delta":{"usage":${usage}},"usage":${usage}}`;

/** What a proxy, a broken server or a newer API may answer. */
const BODIES: readonly (readonly [string, string])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['nothing at all', ''],
  ['an empty object', '{}'],
  ['a page', '<!doctype html><title>502 Bad Gateway</title>'],
  ['half of an answer', '{"id":"c","message":{"content":[{"type":"text","text":"he'],
  ['texts for numbers', answer('{"billed_units":{"input_tokens":"many","output_tokens":null},"cached_tokens":"all"}')],
  ['numbers below zero', answer('{"billed_units":{"input_tokens":-3,"output_tokens":-1,"search_units":-2}}')],
  ['usage of another kind', answer('[1,2]')],
  ['an unknown event', '{"type":"something-new","delta":7}'],
];

describe.each(SDK_COPIES)('cohere-ai $version', ({ instrumented, plain }) => {
  test.each(BROKEN_TELEMETRY)('%s: the calls are as ever, and the failure is told once for each step', async (name, broken) => {
    const instrumentation = new CohereInstrumentation();
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
    const instrumentation = new CohereInstrumentation();
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
      const { v2 } = clientsOf(sdk, url);
      return observe([
        await thrownBy(v2.chat(ask)),
        await thrownBy(v2.chatStream(ask).then(allOf)),
        await thrownBy(v2.embed({ model: 'embed-v4.0', texts: ['hello'], inputType: 'search_query' })),
        await thrownBy(v2.rerank(ranking)),
      ]);
    };
    expect(await all(instrumented)).toEqual(await all(plain));
    expect(await spans.settled(4)).toHaveLength(4);
    expect(spans.open()).toBe(0);
    expect(ours()).toEqual([]);
    server.close();
  });
});
