import { createRequire } from 'node:module';
import { readCall } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import type * as aws from 'cohere-ai/aws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { recordSpans } from '../recorded-spans.ts';

const require = createRequire(import.meta.url);

/** The clients for AWS, which 8.1 exports apart, and the module that is instrumented. */
const SDKS: readonly { readonly version: string; readonly sdk: typeof aws; readonly main: unknown }[] = [
  { version: '8.1', sdk: require('cohere-ai/aws'), main: require('cohere-ai') },
  { version: '7.21', sdk: require('cohere-ai-7'), main: require('cohere-ai-7') },
];

const spans = recordSpans();
const instrumentation = new CohereInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;
const { env } = process;

beforeAll(async () => {
  providers = await startProviders();
  for (const { main } of SDKS) expect(instrumentation.manuallyInstrument(main)).toBe(true);
  const { fetch } = globalThis;
  // These clients take no other URL than Amazon's.
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { hostname, pathname } = new URL(url);
    const headers = new Headers([...(init.headers as Headers)]);
    headers.delete('host');
    headers.set('x-usage', JSON.stringify({ inputTokens: 30, outputTokens: 7 }));
    const path = hostname === 'bedrock-runtime.eu-central-1.amazonaws.com' ? `/bedrock${pathname}` : `/sagemaker${pathname}`;
    return await fetch(`${providers.url}${path}`, { ...init, headers });
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  // The SDK puts a copy of the environment in its place.
  process.env = env;
  await providers.close();
});

const keys = { awsRegion: 'eu-central-1', awsAccessKey: 'any', awsSecretKey: 'any', awsSessionToken: 'any' };

describe.each(SDKS)('clients of cohere-ai $version for AWS', ({ sdk }) => {
  test('chats at Amazon Bedrock, whole and streamed, have what Bedrock counts: 30 in and 7 out, in the region of the client', async () => {
    const client = new sdk.BedrockClient({ ...keys });
    await client.chat({ model: 'cohere.command-r-v1:0', message: 'hello' });
    await allOf(await client.chatStream({ model: 'cohere.command-r-v1:0', message: 'hello' }));
    const made = await spans.settled(2);
    for (const { name, attributes } of made) {
      expect(name).toBe('chat cohere.command-r-v1:0');
      expect(attributes['server.address']).toBe('bedrock-runtime.eu-central-1.amazonaws.com');
      expect(attributes['gen_ai.response.finish_reasons']).toEqual(['COMPLETE']);
      expect(readCall(attributes)).toMatchObject({
        provider: 'aws.bedrock',
        geography: 'eu-central-1',
        usage: { inputTokens: 30, outputTokens: 7 },
        problems: [],
      });
    }
    expect(made).toHaveLength(2);
  });

  test('embeddings by either version of the client have the input that Bedrock counts', async () => {
    await new sdk.BedrockClient({ ...keys }).embed({ model: 'cohere.embed-english-v3', texts: ['hello'], inputType: 'search_query' });
    await new sdk.BedrockClientV2({ ...keys }).embed({
      model: 'cohere.embed-english-v3',
      texts: ['hello'],
      inputType: 'search_query',
      embeddingTypes: ['float'],
    });
    expect((await spans.settled(2)).map(({ name, attributes }) => [name, readCall(attributes)?.usage.inputTokens])).toEqual([
      ['embeddings cohere.embed-english-v3', 30],
      ['embeddings cohere.embed-english-v3', 30],
    ]);
  });

  test('an endpoint of SageMaker, which is billed by the hour, has no spans', async () => {
    const client = new sdk.SagemakerClient({ ...keys });
    await thrownBy(client.chat({ model: 'command-of-the-shop', message: 'hello' }, { maxRetries: 0 }));
    expect(await spans.settled(0)).toEqual([]);
  });
});
