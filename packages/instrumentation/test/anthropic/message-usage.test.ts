import { expect, test } from 'vitest';
import { MessageUsage } from '../../src/anthropic/message-usage.ts';

test('the input includes what was cached: 36 fresh + 64 read + 30 written are 130', () => {
  const usage = new MessageUsage();
  usage.whole({
    input_tokens: 36,
    cache_read_input_tokens: 64,
    cache_creation_input_tokens: 30,
    cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
    output_tokens: 50,
    output_tokens_details: { thinking_tokens: 5 },
  });
  expect(usage.read()).toEqual({
    inputTokens: 130,
    cacheReadTokens: 64,
    cacheWriteTokens: 30,
    cacheWrite5mTokens: 10,
    cacheWrite1hTokens: 20,
    outputTokens: 50,
    reasoningTokens: 5,
  });
});

test('the output of message_start is a placeholder, and is not reported', () => {
  const usage = new MessageUsage();
  usage.start({ input_tokens: 10, output_tokens: 1 });
  expect(usage.read()).toEqual({ inputTokens: 10 });
});

test('totals of message_delta replace those of message_start unless they are null; an output of zero is a zero', () => {
  const usage = new MessageUsage();
  usage.start({ input_tokens: 10, cache_read_input_tokens: 4, output_tokens: 1 });
  usage.delta({ input_tokens: 12, cache_read_input_tokens: null, output_tokens: 0 });
  expect(usage.read()).toEqual({ inputTokens: 16, cacheReadTokens: 4, outputTokens: 0 });
});

test('compactions are billed apart and added: 20 + 100 in, 5 + 30 out', () => {
  const usage = new MessageUsage();
  usage.whole({
    input_tokens: 20,
    output_tokens: 5,
    iterations: [
      { type: 'compaction', input_tokens: 90, cache_read_input_tokens: 10, cache_creation_input_tokens: 0, output_tokens: 30 },
      { type: 'message', input_tokens: 20, output_tokens: 5 },
    ],
  });
  expect(usage.read()).toMatchObject({ inputTokens: 120, cacheReadTokens: 10, outputTokens: 35 });
});

test('without usage nothing is known', () => {
  const usage = new MessageUsage();
  usage.whole(undefined);
  expect(usage.read()).toEqual({});
});

test('what hangs on the price besides tokens is read: two searches, processed in the US, sped up', () => {
  const usage = new MessageUsage();
  usage.whole({
    input_tokens: 10,
    output_tokens: 5,
    service_tier: 'standard',
    speed: 'fast',
    inference_geo: 'us',
    server_tool_use: { web_search_requests: 2, web_fetch_requests: 1 },
  });
  expect(usage.read()).toMatchObject({ webSearches: 2 });
  expect(usage.serviceTier).toBe('fast');
  expect(usage.geography).toBe('us');
});

test.each([
  ['no geography', { inference_geo: 'not_available' }],
  ['nothing at all', {}],
])('with %s none is reported, and no search without a search', (_name, told) => {
  const usage = new MessageUsage();
  usage.whole({ input_tokens: 10, output_tokens: 5, server_tool_use: { web_search_requests: 0 }, ...told });
  expect(usage.geography).toBeUndefined();
  expect(usage.read()).not.toHaveProperty('webSearches');
});

test('searches of a stream are those of its last delta', () => {
  const usage = new MessageUsage();
  usage.start({ input_tokens: 10, output_tokens: 1 });
  usage.delta({ output_tokens: 3, server_tool_use: { web_search_requests: 1 } });
  usage.delta({ output_tokens: 9, server_tool_use: { web_search_requests: 3 } });
  expect(usage.read()).toMatchObject({ outputTokens: 9, webSearches: 3 });
});
