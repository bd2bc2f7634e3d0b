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

it('names whose hues are 30 degrees apart or less differ in their shade too, also around the circle', () => {
  const named = (hue: number): string => Array.from({ length: 5000 }, (_, index) => `n${index}`).find((name) => hueOf(name) === hue) ?? '';
  const shades = (...hues: readonly number[]): readonly number[] => huesOf(hues.map(named)).map(({ shade }) => shade);
  expect(shades(240, 255, 270)).toEqual([0, 1, 2]);
  expect(shades(345, 0, 30)).toEqual([0, 1, 0]);
  expect(shades(0, 90, 180, 270)).toEqual([0, 0, 0, 0]);
  expect(shades(0, 15, 30, 15)).toEqual([0, 1, 2, 0]);
});
