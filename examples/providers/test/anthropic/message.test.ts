import { describe, expect, test } from 'vitest';
import { collect, scenario, usage, withProviders } from '../with-providers.ts';

const clients = withProviders();
const HELLO = [{ role: 'user', content: 'hello' }] as const;

describe('messages', () => {
  test('a message counts its input without a cache and answers dated', async () => {
    const message = await clients.anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 100, messages: [...HELLO] });
    expect(message).toMatchObject({ type: 'message', model: 'claude-haiku-4-5-20251001', stop_reason: 'end_turn' });
    expect(message._request_id).toMatch(/^req_011/);
    expect(message.usage).toMatchObject({
      input_tokens: 2,
      output_tokens: 23,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
      service_tier: 'standard',
    });
  });

  test('max_tokens 5 cuts the answer to 20 characters', async () => {
    const message = await clients.anthropic.messages.create({ model: 'claude-sonnet-4-6', max_tokens: 5, messages: [...HELLO] });
    expect(message).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 5 }, content: [{ text: 'You asked: "hello". ' }] });
  });

  test('thinking comes first and is part of the output', async () => {
    const thinking = { type: 'enabled', budget_tokens: 1024 } as const;
    const message = await clients.anthropic.messages.create({
      model: 'claude-sonnet-4-6',
      max_tokens: 2048,
      thinking,
      messages: [...HELLO],
    });
    expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(message.usage).toMatchObject({ output_tokens: 151, output_tokens_details: { thinking_tokens: 128 } });
  });

  test('x-usage is answered to the token', async () => {
    const options = usage({
      inputTokens: 2400,
      cacheRead: 96_000,
      cacheWrite5m: 3100,
      cacheWrite1h: 1500,
      outputTokens: 1850,
      serviceTier: 'priority',
    });
    const message = await clients.anthropic.messages.create({ model: 'claude-sonnet-4-6', max_tokens: 100, messages: [...HELLO] }, options);
    expect(message.usage).toMatchObject({
      input_tokens: 2400,
      cache_read_input_tokens: 96_000,
      cache_creation_input_tokens: 4600,
      cache_creation: { ephemeral_5m_input_tokens: 3100, ephemeral_1h_input_tokens: 1500 },
      output_tokens: 1850,
      service_tier: 'priority',
    });
  });

  test('count_tokens counts the whole prompt, cached or not', async () => {
    const system = [{ type: 'text', text: 'x'.repeat(400), cache_control: { type: 'ephemeral' } } as const];
    expect(await clients.anthropic.messages.countTokens({ model: 'claude-haiku-4-5', system, messages: [...HELLO] })).toEqual({
      input_tokens: 102,
    });
  });

  test('a json_schema of output_config is satisfied', async () => {
    const format = { type: 'json_schema', schema: { type: 'object', properties: { mood: { enum: ['good', 'bad'] } } } } as const;
    const message = await clients.anthropic.messages.create({
      model: 'claude-sonnet-4-6',
      max_tokens: 50,
      messages: [...HELLO],
      output_config: { format },
    });
    expect(message.content).toMatchObject([{ type: 'text', text: '{"mood":"good"}' }]);
  });
});

describe('streamed messages', () => {
  test('events come in the order of the API, with a ping that the SDK hides', async () => {
    const response = await clients.anthropic.messages
      .create({ model: 'claude-haiku-4-5', max_tokens: 100, messages: [...HELLO], stream: true })
      .asResponse();
    const names = [...(await response.text()).matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });

  test('message_start has the input and 1 output token, message_delta the cumulative 23', async () => {
    const system = [{ type: 'text', text: 'x'.repeat(400), cache_control: { type: 'ephemeral', ttl: '1h' } } as const];
    const request = { model: 'claude-haiku-4-5', max_tokens: 100, system, messages: [...HELLO] };
    const events = await collect(await clients.anthropic.messages.create({ ...request, stream: true }));
    const input = { input_tokens: 2, cache_creation_input_tokens: 100 };
    expect(events[0]).toMatchObject({
      type: 'message_start',
      message: {
        content: [],
        stop_reason: null,
        usage: { ...input, output_tokens: 1, cache_creation: { ephemeral_1h_input_tokens: 100 } },
      },
    });
    expect(events.at(-2)).toMatchObject({
      type: 'message_delta',
      delta: { stop_reason: 'end_turn' },
      usage: { ...input, output_tokens: 23 },
    });
  });

  test('.stream() puts together what a plain call answers', async () => {
    const request = { model: 'claude-haiku-4-5', max_tokens: 100, messages: [...HELLO] };
    const plain = await clients.anthropic.messages.create(request);
    const streamed = await clients.anthropic.messages.stream(request).finalMessage();
    expect(streamed.content).toEqual(plain.content);
    expect(streamed.usage).toMatchObject({ input_tokens: 2, output_tokens: 23 });
  });

  test('scenario tool-call streams a tool use', async () => {
    const tools = [{ name: 'find_order', input_schema: { type: 'object' as const, properties: { id: { type: 'integer' } } } }];
    const stream = clients.anthropic.messages.stream(
      { model: 'claude-haiku-4-5', max_tokens: 100, tools, messages: [...HELLO] },
      scenario('tool-call'),
    );
    const message = await stream.finalMessage();
    expect(message).toMatchObject({ stop_reason: 'tool_use', content: [{ type: 'tool_use', name: 'find_order', input: { id: 1 } }] });
  });
});
