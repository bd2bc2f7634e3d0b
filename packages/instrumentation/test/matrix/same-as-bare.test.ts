import { describe, expect, test } from 'vitest';
import { observe } from '../observe.ts';
import type { CellResult } from './column.ts';
import { expectedSpans } from './expected-spans.ts';
import { seenBeside, seenOf } from './same-as-bare.ts';

const cellOf = (seen: unknown, rest: Partial<CellResult> = {}): CellResult => ({
  seen,
  unhandled: [],
  warnings: [],
  spans: [],
  open: 0,
  told: [],
  ...rest,
});
const error = (...stack: readonly string[]): unknown => ({ class: 'Error', message: 'no', stack, fields: {} });

describe('what is the same for the user', () => {
  test.each<readonly [string, CellResult, CellResult, boolean]>([
    ['the same values', cellOf({ a: [1, undefined] }), cellOf({ a: [1, undefined] }), true],
    ['another value', cellOf({ a: 1 }), cellOf({ a: 2 }), false],
    ['one event more', cellOf([1]), cellOf([1, 2]), false],
    ['a key more', cellOf({ a: 1 }), cellOf({ a: 1, b: 2 }), false],
    ['a stack that reaches further up', cellOf(error('sdk:1')), cellOf(error('sdk:1', 'app:1')), true],
    ['a stack that lost the application', cellOf(error('sdk:1', 'app:1')), cellOf(error('sdk:1')), false],
    ['a stack that goes another way', cellOf(error('sdk:1', 'app:1')), cellOf(error('sdk:2', 'app:1')), false],
    ['an unhandled rejection more', cellOf(1), cellOf(1, { unhandled: [error()] }), false],
    ['a warning more', cellOf(1), cellOf(1, { warnings: ['console.warn'] }), false],
  ])('%s', (_what, bare, instrumented, same) => {
    const compare = (): void => expect(seenBeside(bare, instrumented)).toEqual(seenOf(bare));
    if (same) compare();
    else expect(compare).toThrow('to deeply equal');
  });

  test('where it is by chance, a stack may end before the application, and not before the SDK', () => {
    const bare = cellOf(error('node_modules/sdk:1', 'node_modules/sdk:2', 'app:1'));
    const beside = (...stack: readonly string[]) => seenBeside(bare, cellOf(error(...stack)), true);
    expect(beside('node_modules/sdk:1', 'node_modules/sdk:2')).toEqual(seenOf(bare));
    expect(beside('node_modules/sdk:1')).not.toEqual(seenOf(bare));
    expect(beside('node_modules/sdk:1', 'node_modules/sdk:3')).not.toEqual(seenOf(bare));
  });

  test('keys in another order, a field that is hidden, another class', () => {
    class Answer {
      a = 1;
      b = 2;
    }
    const observed = observe(new Answer());
    expect(observe({ a: 1, b: 2 })).not.toEqual(observed);
    expect(observe({ b: 2, a: 1 })).not.toEqual(observe({ a: 1, b: 2 }));
    expect(observe(Object.defineProperty({ a: 1 }, 'b', { value: 2 }))).not.toEqual(observe({ a: 1 }));
  });
});

describe('what spans must say', () => {
  const seen = observe({ whole: new Error('no'), stream: [1, { thrown: new Error('no') }], also: [] }, 0, true);

  test('where a stream was left, an SDK whose first event tells the input has it', () => {
    expect(expectedSpans({ firstEvent: 'input' }, { usage: 'begun' }, seen)).toEqual([{ usage: 'partial', failed: false }]);
    expect(expectedSpans({ firstEvent: 'nothing' }, { usage: 'begun' }, seen)).toEqual([{ usage: 'absent', failed: false }]);
  });

  test('a bad answer failed if the user saw that it did', () => {
    const told = { usage: ['absent', 'absent'], failed: 'as seen' } as const;
    const failed = (of: unknown): readonly boolean[] => expectedSpans({ firstEvent: 'nothing' }, told, of).map((span) => span.failed);
    expect(failed(seen)).toEqual([true, true]);
    expect(failed(observe({ whole: 1, stream: [1], also: [] }, 0, true))).toEqual([false, false]);
  });
});
