import { describe, expect, test } from 'vitest';
import { collect, scenario, usage, withProviders } from '../with-providers.ts';

const clients = withProviders();
const HELLO = [{ role: 'user', content: 'hello' }] as const;

describe('chat completions', () => {
  test('5 characters of prompt are 8 tokens (2 + 3 of the message + 3 of the reply), and gpt-4o answers dated', async () => {
    const completion = await clients.openai.chat.completions.create({ model: 'gpt-4o', messages: [...HELLO] });
    expect(completion.model).toBe('gpt-4o-2024-08-06');
    expect(completion.created).toBe(Date.parse('2026-11-22T12:00:00Z') / 1000);
    expect(completion._request_id).toMatch(/^req_/);
    expect(completion.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant', refusal: null } });
    expect(completion.choices[0]?.message.content).toContain('You asked: "hello"');
    expect(completion.usage).toMatchObject({ prompt_tokens: 8, completion_tokens: 23, total_tokens: 31 });
  });

  test('the same request has the same usage and another id', async () => {
    const ask = () => clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second.usage).toEqual(first.usage);
    expect(second.id).not.toBe(first.id);
  });

  test('gpt-5 reasons 128 tokens, 512 at high effort, which are part of the output; gpt-4o none', async () => {
    const ask = async (model: string, effort?: 'high') => {
      const completion = await clients.openai.chat.completions.create({
        model,
        messages: [...HELLO],
        ...(effort && { reasoning_effort: effort }),
      });
      return completion.usage;
    };
    expect(await ask('gpt-5')).toMatchObject({ completion_tokens: 151, completion_tokens_details: { reasoning_tokens: 128 } });
    expect(await ask('gpt-5', 'high')).toMatchObject({ completion_tokens: 535, completion_tokens_details: { reasoning_tokens: 512 } });
    expect(await ask('gpt-4o')).toMatchObject({ completion_tokens: 23, completion_tokens_details: { reasoning_tokens: 0 } });
  });

  test('max_completion_tokens 5 cuts the answer to 20 characters and says length', async () => {
    const { choices, usage: used } = await clients.openai.chat.completions.create({
      model: 'gpt-4o',
      messages: [...HELLO],
      max_completion_tokens: 5,
    });
    expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'You asked: "hello". ' } });
    expect(used?.completion_tokens).toBe(5);
  });

  test('two choices cost the output twice', async () => {
    const { choices, usage: used } = await clients.openai.chat.completions.create({ model: 'gpt-4o', messages: [...HELLO], n: 2 });
    expect(choices.map(({ index }) => index)).toEqual([0, 1]);
    expect(used?.completion_tokens).toBe(46);
  });

  test('a warm cache reads 1,408 of a shared prefix of 1,503 tokens, and nothing of a short one', async () => {
    const ask = async (characters: number) => {
      const messages = [{ role: 'system', content: 'x'.repeat(characters) } as const, ...HELLO];
      const { usage: used } = await clients.openai.chat.completions.create(
        { model: 'gpt-4o', messages },
        { headers: { 'x-prompt-cache': 'warm' } },
      );
      return [used?.prompt_tokens, used?.prompt_tokens_details?.cached_tokens];
    };
    expect(await ask(6000)).toEqual([1511, 1408]);
    expect(await ask(400)).toEqual([111, 0]);
  });

  test('x-usage is answered to the token, details that it leaves out being 0', async () => {
    const options = usage({
      inputTokens: 1000,
      outputTokens: 200,
      cachedTokens: 640,
      reasoningTokens: 64,
      cacheWrite: 100,
      serviceTier: 'flex',
    });
    const completion = await clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] }, options);
    expect(completion.service_tier).toBe('flex');
    expect(completion.usage).toMatchObject({
      prompt_tokens: 1000,
      completion_tokens: 200,
      total_tokens: 1200,
      prompt_tokens_details: { cached_tokens: 640, cache_write_tokens: 100 },
      completion_tokens_details: { reasoning_tokens: 64 },
    });
  });

  test('fast mode is served as priority', async () => {
    const completion = await clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO], service_tier: 'fast' });
    expect(completion.service_tier).toBe('priority');
  });

  test('.parse gets an object of its schema', async () => {
    const { choices } = await clients.openai.chat.completions.parse({
      model: 'gpt-4.1',
      messages: [...HELLO],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'product',
          strict: true,
          schema: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              stars: { type: 'integer', minimum: 3 },
              tags: { type: 'array', items: { enum: ['new', 'old'] } },
            },
          },
        },
      },
    });
    expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({ name: 'text', stars: 3, tags: ['new'] });
  });
});

describe('streamed chat completions', () => {
  test('without include_usage no chunk has a usage and every chunk has a choice', async () => {
    const chunks = await collect(await clients.openai.chat.completions.create({ model: 'gpt-4o', messages: [...HELLO], stream: true }));
    expect(chunks.every((chunk) => !('usage' in chunk) && chunk.choices.length === 1)).toBe(true);
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '', refusal: null });
    expect(chunks.at(-1)?.choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  test('with include_usage the last chunk has the usage and no choice, all others a null', async () => {
    const request = { model: 'gpt-4o', messages: [...HELLO], stream_options: { include_usage: true } };
    const chunks = await collect(await clients.openai.chat.completions.create({ ...request, stream: true }));
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null && chunk.choices.length === 1)).toBe(true);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 8, completion_tokens: 23 } });
  });

  test('the bytes are data events and a last [DONE]', async () => {
    const response = await clients.openai.chat.completions.create({ model: 'gpt-4o', messages: [...HELLO], stream: true }).asResponse();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = (await response.text()).split('\n\n');
    expect(events.slice(-2)).toEqual(['data: [DONE]', '']);
    expect(events.slice(0, -1).every((event) => event.startsWith('data: '))).toBe(true);
  });

  test('.stream() ends with the same text as a plain call', async () => {
    const plain = await clients.openai.chat.completions.create({ model: 'gpt-4o', messages: [...HELLO] });
    const streamed = await clients.openai.chat.completions.stream({ model: 'gpt-4o', messages: [...HELLO] }).finalChatCompletion();
    expect(streamed.choices[0]?.message.content).toBe(plain.choices[0]?.message.content);
  });

  test('scenario tool-call streams the arguments of the first tool in pieces', async () => {
    const tools = [
      {
        type: 'function',
        function: { name: 'find_order', parameters: { type: 'object', properties: { order: { type: 'string', minLength: 40 } } } },
      } as const,
    ];
    const stream = clients.openai.chat.completions.stream({ model: 'gpt-4o', messages: [...HELLO], tools }, scenario('tool-call'));
    const { message, finish_reason } = (await stream.finalChatCompletion()).choices[0] ?? {};
    expect(finish_reason).toBe('tool_calls');
    const call = message?.tool_calls?.[0];
    expect(call).toMatchObject({ type: 'function', function: { name: 'find_order' } });
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ order: 'text'.padEnd(40, '.') });
  });
});
