import { expect, test } from 'vitest';
import { answeredModel } from '../../src/openai/openai-models.ts';
import { reasoningTokensOf } from '../../src/openai/openai-request.ts';
import { cachedTokens } from '../../src/openai/openai-usage.ts';

test('of a prefix of 1,500 tokens 1,408 are cached, of 1,000 none', () => {
  expect([cachedTokens(1500), cachedTokens(1024), cachedTokens(1000)]).toEqual([1408, 1024, 0]);
});

test('gpt-5 reasons 128 tokens, gpt-4o and gpt-5-chat-latest none', () => {
  expect(['gpt-5', 'o3', 'gpt-4o', 'gpt-5-chat-latest'].map((model) => reasoningTokensOf(model, undefined))).toEqual([128, 128, 0, 0]);
});

test('gpt-4o answers as gpt-4o-2024-08-06, a dated model as itself', () => {
  expect(answeredModel('gpt-4o', false)).toBe('gpt-4o-2024-08-06');
  expect(answeredModel('gpt-5-2025-08-07', false)).toBe('gpt-5-2025-08-07');
});
