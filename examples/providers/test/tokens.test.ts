import { expect, test } from 'vitest';
import { textOfContent, tokensOf, tokensOfContent, tokensOfJson } from '../src/tokens.ts';

test('13 characters are 4 tokens, none are 0', () => {
  expect(tokensOf('Hello, world!')).toBe(4);
  expect(tokensOf('')).toBe(0);
  expect(tokensOfJson(undefined)).toBe(0);
});

test('of parts, text counts as text, an image 85, the rest as JSON', () => {
  const parts = [
    { type: 'text', text: '12345678' },
    { type: 'image_url', image_url: { url: `data:${'x'.repeat(9000)}` } },
    { type: 'file' },
  ];
  expect(tokensOfContent(parts)).toBe(2 + 85 + 4);
  expect(textOfContent(parts)).toBe('12345678');
});
