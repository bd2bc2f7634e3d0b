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
