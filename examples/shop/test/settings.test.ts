import { expect, test } from 'vitest';
import { SettingsError, settingsFrom } from '../src/settings.ts';

const ADDRESSES = { OPENAI_BASE_URL: 'http://127.0.0.1:1/openai/v1', ANTHROPIC_BASE_URL: 'http://127.0.0.1:1/anthropic' };

test('by default 200 calls are made, 8 at a time, with seed 1', () => {
  expect(settingsFrom(ADDRESSES)).toEqual({ calls: 200, concurrency: 8, seed: 1 });
  expect(settingsFrom({ ...ADDRESSES, SHOP_CALLS: '50', SHOP_CONCURRENCY: '2', SHOP_SEED: '9' })).toEqual({
    calls: 50,
    concurrency: 2,
    seed: 9,
  });
});

test.each([
  [{ ...ADDRESSES, OPENAI_BASE_URL: '' }, 'OPENAI_BASE_URL is not set; set it to the stand-in'],
  [{ OPENAI_BASE_URL: 'http://127.0.0.1:1' }, 'ANTHROPIC_BASE_URL is not set'],
  [{ ...ADDRESSES, SHOP_CALLS: 'many' }, 'SHOP_CALLS is many; set it to a whole number from 1'],
  [{ ...ADDRESSES, SHOP_CONCURRENCY: '0' }, 'SHOP_CONCURRENCY is 0'],
])('%j is refused', (environment, message) => {
  expect(() => settingsFrom(environment)).toThrow(SettingsError);
  expect(() => settingsFrom(environment)).toThrow(message);
});
