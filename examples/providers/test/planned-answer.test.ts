import { expect, test } from 'vitest';
import { planAnswer } from '../src/planned-answer.ts';

test('10 tokens are not enough for 128 of reasoning: the answer is empty and truncated', () => {
  expect(planAnswer({ question: 'Hi', reasoningTokens: 128, maxTokens: 10 })).toEqual({
    text: '',
    outputTokens: 10,
    reasoningTokens: 10,
    truncated: true,
  });
});

test('a tool call costs its JSON, and has no text', () => {
  const answer = planAnswer({ question: 'Hi', reasoningTokens: 0, tool: { name: 'find', parameters: { type: 'object' } } });
  // {"name":"find","arguments":"{}"} has 32 characters.
  expect(answer).toEqual({ text: '', toolCall: { name: 'find', arguments: '{}' }, outputTokens: 8, reasoningTokens: 0, truncated: false });
});
