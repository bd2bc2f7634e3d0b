import { expect, it } from 'vitest';
import { hueOf, huesOf } from '../../src/parts/hue-of.ts';

it('a name has the same hue always, one of 24', () => {
  expect([hueOf('chat'), hueOf('chat'), hueOf('')]).toEqual([hueOf('chat'), hueOf('chat'), hueOf('')]);
  const hues = Array.from({ length: 2000 }, (_, index) => hueOf(`feature-${index}`));
  expect(new Set(hues).size).toBe(24);
  expect(hues.every((hue) => hue % 15 === 0 && hue < 360)).toBe(true);
});

it('names of one hue beside each other differ in their shade', () => {
  const first = 'chat';
  const twin = Array.from({ length: 500 }, (_, index) => `t${index}`).find((name) => hueOf(name) === hueOf(first)) ?? '';
  expect(huesOf([first, twin])).toEqual([
    { hue: hueOf(first), shade: 0 },
    { hue: hueOf(first), shade: 1 },
  ]);
});
