import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startProviders } from '../src/index.ts';
import { collect, rejectionOf, scenario, withProviders } from './with-providers.ts';
import type { Scenario } from '../src/index.ts';

const clients = withProviders();
const HELLO = [{ role: 'user', content: 'hello' }] as const;

/** The three kinds of stream, each with how many events it has when it is whole. */
const streams = {
  chat: (name: Scenario, signal?: AbortSignal) =>
    clients.openai.chat.completions.create(
      { model: 'gpt-4o', messages: [...HELLO], stream: true },
      { ...scenario(name), ...(signal && { signal }) },
    ),
  responses: (name: Scenario, signal?: AbortSignal) =>
    clients.openai.responses.create({ model: 'gpt-4.1', input: 'hello', stream: true }, { ...scenario(name), ...(signal && { signal }) }),
  messages: (name: Scenario, signal?: AbortSignal) =>
    clients.anthropic.messages.create(
      { model: 'claude-haiku-4-5', max_tokens: 100, messages: [...HELLO], stream: true },
      { ...scenario(name), ...(signal && { signal }) },
    ),
} as const;
const KINDS = Object.keys(streams) as (keyof typeof streams)[];

async function consume(stream: PromiseLike<AsyncIterable<unknown>>): Promise<{ events: number; error?: unknown }> {
  let events = 0;
  try {
    for await (const _event of await stream) events += 1;
  } catch (error) {
    return { events, error };
  }
  return { events };
}

describe.each(KINDS)('a stream of %s', (kind) => {
  test('cut: some events arrive, then the connection is gone', async () => {
    const { events, error } = await consume(streams[kind]('cut'));
    expect(events).toBeGreaterThan(2);
    expect(error).toMatchObject({ message: 'terminated' });
  });

  test('error-in-stream: some events arrive, then the provider says what is wrong', async () => {
    const { events, error } = await consume(streams[kind]('error-in-stream'));
    expect(events).toBeGreaterThan(2);
    expect(error).toMatchObject({ message: expect.stringMatching(/had an error|Overloaded/) });
  });

  test('stall: some events arrive and no more, until the client gives up', async () => {
    const gaveUp = new AbortController();
    let events = 0;
    const reading = (async () => {
      for await (const _event of await streams[kind]('stall', gaveUp.signal)) events += 1;
    })();
    await sleep(150);
    expect(events).toBeGreaterThan(2);
    const soFar = events;
    gaveUp.abort();
    await reading;
    expect(events).toBe(soFar);
  });

  test('slow-stream: 20 ms before each of at least 10 events', async () => {
    const start = performance.now();
    const { events } = await consume(streams[kind]('slow-stream'));
    expect(events).toBeGreaterThanOrEqual(10);
    expect(performance.now() - start).toBeGreaterThan(events * 15);
  });
});

test('slow waits 300 ms before its first byte', async () => {
  const start = performance.now();
  await clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] }, scenario('slow'));
  expect(performance.now() - start).toBeGreaterThan(290);
});

test('cut breaks a plain answer too', async () => {
  const call = clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] }, { ...scenario('cut'), maxRetries: 0 });
  expect(await rejectionOf(call)).toMatchObject({ message: expect.stringMatching(/terminated|Connection error/) });
});

test('wrong-model answers with another model, also to who asks for that one', async () => {
  const ask = async (model: string) => (await clients.openai.responses.create({ model, input: 'hello' }, scenario('wrong-model'))).model;
  expect(await ask('gpt-5')).toBe('gpt-4o-mini-2024-07-18');
  expect(await ask('gpt-4o-mini')).toBe('gpt-4.1-mini-2025-04-14');
  const message = await clients.anthropic.messages.create(
    { model: 'claude-sonnet-4-6', max_tokens: 9, messages: [...HELLO] },
    scenario('wrong-model'),
  );
  expect(message.model).toBe('claude-haiku-4-5-20251001');
});

test('no-usage leaves the usage out', async () => {
  const options = scenario('no-usage');
  const completion = await clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] }, options);
  const embedding = await clients.openai.embeddings.create({ model: 'text-embedding-3-small', input: 'boot' }, options);
  const message = await clients.anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [...HELLO] }, options);
  for (const answer of [completion, embedding, message]) expect(answer).not.toHaveProperty('usage');
  const events = await collect(await streams.responses('no-usage'));
  expect(events.at(-1)).toMatchObject({ type: 'response.completed' });
  expect(JSON.stringify(events.at(-1))).not.toContain('input_tokens');
});

test('scenario background is the parameter background', async () => {
  const response = await clients.openai.responses.create({ model: 'gpt-5', input: 'hello' }, scenario('background'));
  expect(response.status).toBe('queued');
});

test('an unknown model is answered under its own name', async () => {
  const { model } = await clients.openai.chat.completions.create({ model: 'acme-experimental-1', messages: [...HELLO] });
  expect(model).toBe('acme-experimental-1');
});

test('close() ends a stalled connection and the log keeps the newest 2 requests', async () => {
  const providers = await startProviders({ keep: 2 });
  const send = (input: string, name: Scenario) =>
    fetch(`${providers.url}/openai/v1/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json', 'x-scenario': name },
      body: JSON.stringify({ model: 'gpt-4.1', input, stream: true }),
    });
  for (const input of ['a', 'b']) await (await send(input, 'slow-stream')).text();
  const stalled = (await send('c', 'stall')).text();
  const ended = rejectionOf(stalled);
  await providers.close();
  expect(await ended).toMatchObject({ message: 'terminated' });
  expect(providers.requests.map(({ path, body }) => [path, body?.['input']])).toEqual([
    ['/openai/v1/responses', 'b'],
    ['/openai/v1/responses', 'c'],
  ]);
});
