import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerText, cutToTokens, piecesOf } from '../src/answer-text.ts';
import { tokensOf } from '../src/tokens.ts';

test('joined pieces are the whole text, whatever it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => piecesOf(text).join('') === text));
});

test('a text cut to n tokens has at most n tokens', () => {
  fc.assert(fc.property(fc.string(), fc.nat(50), (text, tokens) => tokensOf(cutToTokens(text, tokens)) <= tokens));
});

test('the answer echoes 240 characters of the question at most', () => {
  expect(answerText('x'.repeat(500))).toContain(`"${'x'.repeat(240)}"`);
});
