import { describe, expect, it } from 'vitest';
import { InvalidUsageError, parseQuantities, Pricer, type MeterQuantities } from '../src/index.ts';
import { bookOf, modelOf, versionOf } from './book-of.ts';
import { priced, refused } from './priced.ts';

const pricer = new Pricer(
  bookOf({ models: [modelOf('m', versionOf({ input: '1', output: '1', total: '1', audio_second: '3600', page: '1000' }))] }),
);
const cyclic: Record<string, unknown> = {};
cyclic['input'] = cyclic;

/** What no type lets through, and plain data does. */
const MALFORMED: readonly (readonly [name: string, quantities: unknown, problem: string])[] = [
  ['a negative quantity', { input: -1 }, 'input is -1, below zero'],
  ['a negative second', { audio_second: -0.5 }, 'audio_second is -0.5, below zero'],
  ['minus infinity', { audio_second: Number.NEGATIVE_INFINITY }, 'audio_second is -Infinity, below zero'],
  ['half a token', { input: 1.5 }, 'input is 1.5, not a whole number below 2^53'],
  ['NaN', { input: Number.NaN }, 'input is NaN, not a whole number below 2^53'],
  ['NaN seconds', { audio_second: Number.NaN }, 'audio_second is NaN, not a finite number below 2^53'],
  ['infinity', { output: Number.POSITIVE_INFINITY }, 'output is Infinity, not a whole number'],
  ['infinite seconds', { audio_second: Number.POSITIVE_INFINITY }, 'audio_second is Infinity, not a finite number'],
  ['2^53', { input: 2 ** 53 }, 'input is 9007199254740992, not a whole number below 2^53'],
  ['2^53 seconds', { audio_second: 2 ** 53 }, 'not a finite number below 2^53'],
  ['a text', { input: '5' }, 'input is "5", not a number'],
  ['null', { input: null }, 'input is null, not a number'],
  ['true', { input: true }, 'input is true, not a number'],
  ['a big integer', { input: 5n }, 'input is 5n, not a number'],
  ['a list', { input: [1] }, 'input is an object, not a number'],
  ['itself', cyclic, 'input is an object, not a number'],
  ['a symbol', { input: Symbol('five') }, 'input is Symbol(five), not a number'],
  ['an unknown meter', { inputTokens: 5 }, '"inputTokens" is no meter; the meters are input, cache_read, '],
  ['a prototype', JSON.parse('{"__proto__":5}'), '"__proto__" is no meter'],
  ['a method', { toString: 5 }, '"toString" is no meter'],
  ['a total beside what it counts', { total: 10, input: 5 }, 'total counts every token of the call'],
];

describe.each(MALFORMED)('%s', (_name, quantities, problem) => {
  it('is no usage, and it is said which and why', () => {
    expect(() => parseQuantities(quantities)).toThrow(InvalidUsageError);
    expect(() => parseQuantities(quantities)).toThrow(problem);
    expect(refused(pricer, quantities as MeterQuantities)).toMatchObject({
      code: 'invalid_usage',
      message: expect.stringContaining(problem) as string,
    });
  });
});

describe('parseQuantities', () => {
  it.each([null, undefined, 5, '{"input":1}', [], true])('%o is no object of meters', (data) => {
    expect(() => parseQuantities(data)).toThrow('it is no object of meters and quantities');
  });

  it('keeps zeros, which are known, and decimals of seconds', () => {
    const quantities = parseQuantities({ input: 0, audio_second: 8.47, total: 0 });
    expect(quantities).toEqual({ input: 0, audio_second: 8.47, total: 0 });
    expect(priced(pricer, parseQuantities({ input: 0 })).exact).toBe('0');
  });

  it('takes 2^53 - 1 of everything', () => {
    expect(priced(pricer, parseQuantities({ input: Number.MAX_SAFE_INTEGER, output: Number.MAX_SAFE_INTEGER })).exact).toBe(
      '18014398509.481982',
    );
  });
});

describe('priceMeters', () => {
  it.each<[string, MeterQuantities]>([
    ['nothing', {}],
    ['nothing but undefined', { input: undefined } as unknown as MeterQuantities],
  ])('of %s is unknown and not zero', (_what, quantities) => {
    expect(refused(pricer, quantities).message).toBe(
      'Usage cannot be priced: it has no quantity at all, which is unknown and not zero. State every quantity that is known, as a whole number that is not negative.',
    );
  });
});
