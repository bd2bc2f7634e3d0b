import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../src/index.ts';
import { collect, withProviders } from './with-providers.ts';

const clients = withProviders();
const messages = [{ role: 'user', content: 'hello' }];

/** What OpenAI's chat answers, as it is on the wire. */
async function post(stream: boolean, headers: Record<string, string>): Promise<{ status: number; type: string | null; body: Buffer }> {
  const response = await fetch(`${clients.providers.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer any', ...headers },
    body: JSON.stringify({ model: 'gpt-4.1', messages, stream, ...(stream ? { stream_options: { include_usage: true } } : {}) }),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) };
}

const bodyOf = async (scenario: Scenario, stream = false): Promise<string> =>
  (await post(stream, { 'x-scenario': scenario })).body.toString();

describe('counts of tokens', () => {
  test.each([
    ['usage-null', null],
    ['usage-text', 'many'],
    ['usage-negative', -7],
    ['usage-absurd', 1e21],
  ] as const)('%s: all are %s, whole and streamed, and nothing else is', async (scenario, count) => {
    const { usage, created, choices } = JSON.parse(await bodyOf(scenario));
    expect(usage).toMatchObject({ prompt_tokens: count, total_tokens: count, prompt_tokens_details: { cached_tokens: count } });
    expect([typeof created, choices[0].index]).toEqual(['number', 0]);
    expect(await bodyOf(scenario, true)).toContain(`"usage":{"prompt_tokens":${JSON.stringify(count)}`);
  });

  test('in the frames of Amazon too', async () => {
    const client = new BedrockRuntimeClient({
      region: 'eu-central-1',
      endpoint: `${clients.providers.url}/bedrock`,
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: Record<string, string> }).headers, { 'x-scenario': 'usage-negative' });
        return next(args);
      },
      { step: 'build', name: 'askTheStandIn' },
    );
    const ask = { modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }] };
    const { stream } = await client.send(new ConverseStreamCommand(ask));
    expect((await collect(stream ?? expect.unreachable())).at(-1)).toMatchObject({
      metadata: { usage: { inputTokens: -7, outputTokens: -7 } },
    });
  });
});

test('unknown-event: the second event is one, and a body has an unknown field', async () => {
  expect((await bodyOf('unknown-event', true)).split('\n\n')[1]).toBe('data: {"type":"something.new","something_new":{"text":"hello"}}');
  expect(JSON.parse(await bodyOf('unknown-event'))).toHaveProperty('something_new');
});

test('huge: 96 KiB in the answer, and in each event', async () => {
  expect(JSON.parse(await bodyOf('huge')).obfuscation).toHaveLength(98_304);
  expect((await bodyOf('huge', true)).length).toBeGreaterThan(5 * 98_304);
});

test('one-chunk and crumbs: the bytes are those of any answer', async () => {
  const lengths = await Promise.all((['one-chunk', 'crumbs'] as const).flatMap((name) => [bodyOf(name), bodyOf(name, true)]));
  const [whole, stream] = [(await post(false, {})).body.length, (await post(true, {})).body.length];
  expect(lengths.map(({ length }) => length)).toEqual([whole, stream, whole, stream]);
});

test('half: neither the answer nor its last event is whole', async () => {
  const whole = await bodyOf('half');
  expect(() => JSON.parse(whole)).toThrow(SyntaxError);
  expect(await bodyOf('half', true)).toMatch(/\n\ndata: \{[^\n]+$/);
});

test.each([
  ['page', 200],
  ['page-502', 502],
] as const)('%s: HTML with HTTP %i', async (scenario, status) => {
  for (const stream of [false, true])
    expect(await post(stream, { 'x-scenario': scenario })).toMatchObject({ status, type: 'text/html; charset=utf-8' });
});

test('x-raw-answer: what is sent is what was asked for', async () => {
  expect((await post(false, { 'x-raw-answer': 'null' })).body.toString()).toBe('null');
  expect((await post(true, { 'x-raw-answer': '[7' })).body.toString()).toBe('data: [7\n\n');
});
