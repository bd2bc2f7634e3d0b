import { trace } from '@opentelemetry/api';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import * as undici7 from 'undici';
import * as undici6 from 'undici-6';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NetworkInstrumentation } from '../../src/index.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
let providers: ProvidersServer;
let network: NetworkInstrumentation;

beforeAll(async () => {
  trace.setGlobalTracerProvider(spans.provider);
  providers = await startProviders();
  network = new NetworkInstrumentation({ hosts: { '127.0.0.1': 'openai' } });
});
afterAll(async () => {
  network.disable();
  await providers.close();
});

/** A chat, in one piece or streamed, that uses 1,000 in and 200 out. */
function asked(stream: boolean): { readonly method: 'POST'; readonly headers: Record<string, string>; readonly body: string } {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer any', 'x-usage': '{"inputTokens":1000,"outputTokens":200}' },
    body: JSON.stringify({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'hello' }],
      stream,
      ...(stream ? { stream_options: { include_usage: true } } : {}),
    }),
  };
}

describe.each([
  ['6.29', undici6],
  ['7.30', undici7],
] as const)("npm's undici %s, in which bodies are told in a way of its own", (_version, undici) => {
  test.each([false, true])('is seen by fetch and by request, with 1,000 in and 200 out (streamed: %s)', async (stream) => {
    const url = `${providers.url}/openai/v1/chat/completions`;
    const fetched = await (await undici.fetch(url, asked(stream))).text();
    const requested = await (await undici.request(url, asked(stream))).body.text();
    expect(fetched.length).toBeGreaterThan(100);
    expect(requested.length).toBe(fetched.length);
    const told = (await spans.settled(2)).map(({ attributes }) => [
      attributes['gen_ai.request.model'],
      attributes['gen_ai.usage.input_tokens'],
      attributes['gen_ai.usage.output_tokens'],
    ]);
    expect(told).toEqual([
      ['gpt-5', 1000, 200],
      ['gpt-5', 1000, 200],
    ]);
  });
});
