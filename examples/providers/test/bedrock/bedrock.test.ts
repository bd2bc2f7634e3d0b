import { request } from 'node:http';
import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { InvokeModelWithResponseStreamCommand, ThrottlingException, ValidationException } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';
import { collect, rejectionOf } from '../with-providers.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders({ eventDelayMs: 20 })));
afterAll(() => providers.close());

/** A client as the SDK makes it, which speaks HTTP/2. */
function client(headers: Record<string, string> = {}): BedrockRuntimeClient {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const made = new BedrockRuntimeClient({ region: 'eu-central-1', endpoint: `${providers.url}/bedrock`, credentials, maxAttempts: 1 });
  made.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, headers);
      return next(args);
    },
    { step: 'build' },
  );
  return made;
}

const ask = { modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'Hello, warehouse' }] }] };
const message = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 100, messages: [{ role: 'user', content: 'Hello' }] };
const none = (): never => expect.unreachable('no stream');

describe('Converse', () => {
  test('16 characters are 4 tokens, and 26 come back', async () => {
    const { output, stopReason, usage } = await client().send(new ConverseCommand(ask));
    expect(output?.message?.content?.[0]?.text).toMatch(/^You asked: "Hello, warehouse"/);
    expect(stopReason).toBe('end_turn');
    expect(usage).toMatchObject({ inputTokens: 4, outputTokens: 26, totalTokens: 30 });
  });

  test('x-usage says what was cached, for an hour first; the total is all of it', async () => {
    const used = { inputTokens: 36, outputTokens: 50, cacheRead: 64, cacheWrite5m: 10, cacheWrite1h: 20, serviceTier: 'flex' };
    const answer = await client({ 'x-usage': JSON.stringify(used) }).send(new ConverseCommand(ask));
    expect(answer.serviceTier).toEqual({ type: 'flex' });
    expect(answer.usage).toEqual({
      inputTokens: 36,
      outputTokens: 50,
      totalTokens: 180,
      cacheReadInputTokens: 64,
      cacheWriteInputTokens: 30,
      cacheDetails: [
        { ttl: '1h', inputTokens: 20 },
        { ttl: '5m', inputTokens: 10 },
      ],
    });
  });

  test('a stream tells why it stopped, then what it used', async () => {
    const { stream } = await client().send(new ConverseStreamCommand(ask));
    const events = await collect(stream ?? none());
    expect(events.map((event) => Object.keys(event)[0]).filter((name) => name !== 'contentBlockDelta')).toEqual([
      'messageStart',
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
    expect(events.at(-1)?.metadata?.usage).toMatchObject({ inputTokens: 4, outputTokens: 26 });
  });

  test('an error in a stream is an exception of the SDK', async () => {
    const { stream } = await client({ 'x-scenario': 'error-in-stream' }).send(new ConverseStreamCommand(ask));
    expect(await rejectionOf(collect(stream ?? none()))).toBeInstanceOf(ThrottlingException);
  });

  test('no messages are a ValidationException', async () => {
    expect(await rejectionOf(client().send(new ConverseCommand({ ...ask, messages: [] })))).toBeInstanceOf(ValidationException);
  });
});

describe('InvokeModel', () => {
  const headersOf = (modelId: string, body: object): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const path = `${providers.url}/bedrock/model/${encodeURIComponent(modelId)}/invoke`;
      const headers = { authorization: 'Bearer key', 'content-type': 'application/json', 'x-usage': '{"inputTokens":7,"outputTokens":9}' };
      const sent = request(path, { method: 'POST', headers }, (response) => {
        response.resume().once('end', () => resolve(response.headers));
      });
      sent.once('error', reject).end(JSON.stringify(body));
    });

  test.each([
    ['mistral.mistral-7b-instruct-v0:2', { prompt: 'Hello' }],
    ['cohere.embed-multilingual-v3', { texts: ['Hello'] }],
    ['arn:aws:bedrock:us-east-1::foundation-model/meta.llama3-3-70b-instruct-v1:0', { prompt: 'Hello' }],
  ])('of %s tells its tokens in headers', async (modelId, body) => {
    expect(await headersOf(modelId, body)).toMatchObject({
      'x-amzn-bedrock-input-token-count': '7',
      'x-amzn-bedrock-output-token-count': '9',
    });
  });

  test("of Claude answers with Anthropic's message", async () => {
    const { body } = await client().send(
      new InvokeModelCommand({ modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0', body: JSON.stringify(message) }),
    );
    expect(JSON.parse(body.transformToString())).toMatchObject({
      id: expect.stringMatching(/^msg_bdrk_01/),
      model: 'claude-haiku-4-5-20251001',
      usage: { input_tokens: 2, output_tokens: 23 },
    });
  });

  test('as a stream ends with what Bedrock counted', async () => {
    const { body } = await client().send(
      new InvokeModelWithResponseStreamCommand({
        modelId: 'us.meta.llama3-3-70b-instruct-v1:0',
        body: JSON.stringify({ prompt: 'Hello' }),
      }),
    );
    const chunks = (await collect(body ?? none())).map(({ chunk }) => JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()));
    expect(chunks.at(-1)).toMatchObject({
      stop_reason: 'stop',
      'amazon-bedrock-invocationMetrics': { inputTokenCount: 2, outputTokenCount: 23 },
    });
  });

  test('of a model that is none, and of Claude without its version, is refused', async () => {
    for (const modelId of ['nobody.model', 'anthropic.claude-haiku-4-5-20251001-v1:0'])
      expect(await rejectionOf(client().send(new InvokeModelCommand({ modelId, body: '{"prompt":"a"}' })))).toBeInstanceOf(
        ValidationException,
      );
  });
});
