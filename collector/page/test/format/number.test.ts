import { expect, it } from 'vitest';
import { callsText, change, duration, percent, shortCount } from '../../src/format/number.ts';

it.each([
  [100, '100 %'],
  [99.99, '99.9 %'],
  [45.7, '45 %'],
  [9.87, '9.8 %'],
  [0.04, '< 0.1 %'],
  [0, '0 %'],
])('a share of %d reads %s: never 100 below it, never 0 above it', (share, text) => {
  expect(percent(share)).toBe(text);
});

it('changes have their sign', () => {
  expect([12.4, -3.52, 0].map(change)).toEqual(['+12 %', '-3.5 %', '0 %']);
});

it('counts are whole below 10,000', () => {
  expect([9999, 12_539, 4_200_000].map(shortCount)).toEqual(['9,999', '12.5K', '4.2M']);
  expect([callsText(1), callsText(1200)]).toEqual(['1 call', '1,200 calls']);
});

it('durations are in ms, s or min', () => {
  expect([0, 830.4, 4210, 180_000].map(duration)).toEqual(['0 ms', '830 ms', '4.2 s', '3 min']);
});
