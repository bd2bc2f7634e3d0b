import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { HTTPClient } from '@mistralai/mistralai';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CohereInstrumentation, GoogleGenAIInstrumentation, MistralInstrumentation, NetworkInstrumentation } from '../../src/index.ts';
import { clientsOf } from '../cohere/clients.ts';
import { SDK_COPIES as COHERE } from '../cohere/sdk-copies.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { SDK_COPIES as GOOGLE } from '../google-genai/sdk-copies.ts';
import { SDK_COPIES as MISTRAL } from '../mistral/sdk-copies.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
const told = recordDiagErrors();
let providers: ProvidersServer;
let network: NetworkInstrumentation | undefined;

/** One call with one model, of which the SDK makes at most one further attempt. */
interface Case {
  readonly sdk: string;
  readonly provider: string;
  /** The name of its span. */
  readonly span: string;
  ask(scenario?: string): Promise<unknown>;
}

const headers = (scenario?: string): Record<string, string> => (scenario === undefined ? {} : { 'x-scenario': scenario });
const retries = { strategy: 'backoff' as const, backoff: { initialInterval: 1, maxInterval: 2, exponent: 1, maxElapsedTime: 5000 } };

const CASES: readonly Case[] = [
  ...COHERE.map(({ version, instrumented }): Case => {
    new CohereInstrumentation().manuallyInstrument(instrumented);
    const model = 'command-a-03-2025';
    return {
      sdk: `cohere-ai ${version}`,
      provider: 'cohere',
      span: `chat ${model}`,
      ask: (scenario) =>
        clientsOf(instrumented, providers.url).v2.chat(
          { model, messages: [{ role: 'user', content: `hello from ${version}` }] },
          { headers: headers(scenario), maxRetries: 1 },
        ),
    };
  }),
  ...MISTRAL.map(({ version, instrumented }): Case => {
    new MistralInstrumentation().manuallyInstrument(instrumented);
    const model = 'mistral-large-2512';
    return {
      sdk: `@mistralai/mistralai ${version}`,
      provider: 'mistral_ai',
      span: `chat ${model}`,
      ask: (scenario) =>
        new instrumented.Mistral({ apiKey: 'any', serverURL: `${providers.url}/mistral` }).chat.complete(
          { model, messages: [{ role: 'user', content: `hello from ${version}` }] },
          { headers: headers(scenario), retries },
        ),
    };
  }),
  ...GOOGLE.map(({ version, instrumented }): Case => {
    new GoogleGenAIInstrumentation().manuallyInstrument(instrumented);
    const model = 'gemini-2.5-flash';
    const retryOptions = { attempts: 2, initialDelay: 0.001, jitter: 0 };
    return {
      sdk: `@google/genai ${version}`,
      provider: 'gcp.gemini',
      span: `generate_content ${model}`,
      ask: (scenario) =>
        new instrumented.GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: `${providers.url}/google` } }).models.generateContent({
          model,
          contents: `hello from ${version}`,
          config: { httpOptions: { headers: headers(scenario), retryOptions } },
        }),
    };
  }),
];

function watchAs(provider: string): void {
  network = new NetworkInstrumentation({ hosts: { '127.0.0.1': provider } });
}

beforeAll(async () => {
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders();
});
afterEach(() => {
  network?.disable();
  network = undefined;
  spans.take();
  expect(told).toEqual([]);
});
afterAll(() => providers.close());

test.each(CASES)('$sdk tries again and tells nobody: one span, which says how often', async ({ provider, span, ask }) => {
  watchAs(provider);
  await ask('flaky-429');
  await ask();
  expect((await spans.settled(2)).map(({ name, attributes }) => [name, attributes['http.request.resend_count']])).toEqual([
    [span, 1],
    [span, undefined],
  ]);
});

test('a call that fails at each attempt has them too; without the net below the SDK nobody knows of them', async () => {
  const [asked] = CASES.filter(({ provider }) => provider === 'gcp.gemini');
  if (asked === undefined) throw new Error('no such case');
  watchAs(asked.provider);
  await expect(asked.ask('error-429')).rejects.toThrow();
  network?.disable();
  await expect(asked.ask('error-429')).rejects.toThrow();
  expect(
    (await spans.settled(2)).map(({ attributes }) => [attributes['http.response.status_code'], attributes['http.request.resend_count']]),
  ).toEqual([
    [429, 1],
    [429, undefined],
  ]);
});

test('what the application sends within a call to another place is no attempt of it', async () => {
  watchAs('mistral_ai');
  const [newest] = MISTRAL;
  if (newest === undefined) throw new Error('no such copy');
  const fetcher = async (...asked: Parameters<typeof fetch>): Promise<Response> => {
    const body = JSON.stringify({ model: 'mistral-embed', input: ['hello'] });
    const json = { 'content-type': 'application/json', authorization: 'Bearer any' };
    await (await fetch(`${providers.url}/mistral/v1/embeddings`, { method: 'POST', headers: json, body })).json();
    return fetch(...asked);
  };
  const client = new newest.instrumented.Mistral({
    apiKey: 'any',
    serverURL: `${providers.url}/mistral`,
    httpClient: new HTTPClient({ fetcher }),
  });
  await client.chat.complete({ model: 'mistral-large-2512', messages: [{ role: 'user', content: 'hello' }] });
  const [span, ...others] = await spans.settled(1);
  expect([span?.name, span?.attributes['http.request.resend_count'], others]).toEqual(['chat mistral-large-2512', undefined, []]);
});
