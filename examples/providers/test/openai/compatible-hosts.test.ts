import { OpenAI } from 'openai';
import { describe, expect, test } from 'vitest';
import { collect, rejectionOf, withProviders } from '../with-providers.ts';

const clients = withProviders();
const request = { model: 'some/model', messages: [{ role: 'user' as const, content: 'hi' }] };
const used = (raw?: string): { headers: Record<string, string> } => ({
  headers: {
    'x-usage': '{"inputTokens":1000,"outputTokens":200,"reasoningTokens":64}',
    ...(raw === undefined ? {} : { 'x-raw-usage': raw }),
  },
});

describe.each([
  ['groq', '/groq/openai/v1', { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200, total_time: 0.04 }],
  ['openrouter', '/openrouter/api/v1', { prompt_tokens: 1000, cost: 0.006, is_byok: false }],
  // Reasoning is beside the completion: 1,000 + 136 + 64.
  ['x_ai', '/xai/v1', { completion_tokens: 136, total_tokens: 1200, cost_in_usd_ticks: 60_000_000 }],
  ['perplexity', '/perplexity', { search_context_size: 'low', cost: { total_cost: 0.011 } }],
  ['deepseek', '/deepseek', { prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: 1000 }],
])('%s', (provider, path, expected) => {
  const client = () => new OpenAI({ apiKey: 'any', baseURL: clients.providers.url + path });

  test('has a usage of its own', async () => {
    expect((await client().chat.completions.create(request, used())).usage).toMatchObject(expected);
    expect(clients.providers.requests.at(-1)?.provider).toBe(provider);
  });

  test('sends it unasked with the last chunk of a stream', async () => {
    const chunks = await collect(await client().chat.completions.create({ ...request, stream: true }, used()));
    expect(chunks.every(({ choices }) => choices.length > 0)).toBe(true);
    const [last, ...others] = chunks.toReversed();
    expect(provider === 'groq' ? last : last?.usage).toMatchObject(provider === 'groq' ? { x_groq: { usage: expected } } : expected);
    expect(others.filter((chunk) => 'usage' in chunk || 'x_groq' in chunk)).toEqual([]);
  });
});

test('x-raw-usage goes over a usage as it is, nulls and all', async () => {
  const answer = await clients.openai.chat.completions.create(request, used('{"prompt_tokens":"many","completion_tokens":null}'));
  expect(answer.usage).toMatchObject({ prompt_tokens: 'many', completion_tokens: null, total_tokens: 1200 });
  const events = await collect(
    await clients.openai.responses.create({ model: 'gpt-4.1', input: 'hi', stream: true }, used('{"input_tokens":-1}')),
  );
  expect(events.at(-1)).toMatchObject({ response: { usage: { input_tokens: -1, output_tokens: 200 } } });
  expect(await rejectionOf(clients.openai.chat.completions.create(request, used('[1]')))).toMatchObject({ status: 400 });
});
