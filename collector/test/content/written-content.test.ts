import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toldContent } from '../../src/content/told-content.ts';
import { MAX_CONTENT, writtenContent } from '../../src/content/written-content.ts';

const read = (attributes: Readonly<Record<string, unknown>>): unknown => JSON.parse(writtenContent(attributes)) as unknown;

it.each([
  ['a list in a text, as instrumentations write messages', { a: '[{"role":"user"}]' }, [{ role: 'user' }]],
  ['a list, as the conventions may have it', { a: [{ role: 'user' }] }, [{ role: 'user' }]],
  ['a text', { a: 'how are you' }, 'how are you'],
  ['a text that looks like another thing', { a: '17' }, '17'],
  ['a text that is nearly JSON', { a: '[1, 2' }, '[1, 2'],
  [
    'what JSON has not',
    { a: { n: 2n ** 60n, b: new Uint8Array(3), x: Number.NaN } },
    { n: '1152921504606846976', b: '[3 bytes]', x: null },
  ],
  [
    'several attributes',
    { 'gen_ai.prompt.0.role': 'user', 'gen_ai.prompt.0.content': 'hi' },
    { 'gen_ai.prompt.0.role': 'user', 'gen_ai.prompt.0.content': 'hi' },
  ],
])('%s is written as what it says', (_, attributes, value) => {
  expect(read(attributes)).toEqual(value);
});

it.each([
  ['a text', { a: 'x'.repeat(1_000_000) }],
  ['a list of long texts', { a: JSON.stringify([{ content: 'x'.repeat(120_000) }, { content: 'y' }]) }],
  ['a list of a million texts', { a: JSON.stringify(Array.from({ length: 100_000 }, () => 'x')) }],
  ['a list that is too long to be looked into', { a: JSON.stringify(['x'.repeat(400_000)]) }],
  ['many attributes', Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`gen_ai.prompt.${index}.content`, 'x']))],
])('%s of more than 100,000 characters is cut to JSON of fewer, and says that it was', (_, attributes) => {
  const written = writtenContent(attributes);
  expect(written.length).toBeLessThanOrEqual(MAX_CONTENT);
  expect(written).toContain(' characters cut]');
  expect(() => JSON.parse(written) as unknown).not.toThrow();
});

it('whatever an attribute holds, what is written is JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withTypedArray: true }), { minKeys: 1 }), (attributes) => {
      expect(() => JSON.parse(writtenContent(attributes)) as unknown).not.toThrow();
    }),
  );
});

it('what the conventions say is kept, and what other attributes of the same span repeat is not', () => {
  expect(
    toldContent({
      'gen_ai.input.messages': '[1]',
      'input.value': 'again',
      'ai.response.text': 'a',
      'ai.response.toolCalls': 'b',
      'user.id': 'u',
    }),
  ).toEqual({ input: { 'gen_ai.input.messages': '[1]' }, output: { 'ai.response.text': 'a', 'ai.response.toolCalls': 'b' } });
  expect(toldContent({ 'user.id': 'u', 'gen_ai.prompt': '' })).toBeUndefined();
});
