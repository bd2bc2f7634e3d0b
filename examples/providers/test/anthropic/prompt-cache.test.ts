import { expect, test } from 'vitest';
import { ApiProblem } from '../../src/api-problem.ts';
import { cachedPrompt } from '../../src/anthropic/prompt-cache.ts';

const text = (tokens: number, ttl?: '5m' | '1h') => ({
  type: 'text',
  text: 'x'.repeat(tokens * 4),
  ...(ttl && { cache_control: { type: 'ephemeral', ttl } }),
});
const user = (...content: object[]) => [{ role: 'user', content }];

test('without a breakpoint 150 tokens are fresh', () => {
  expect(cachedPrompt({ system: 'x'.repeat(400) }, user(text(50)), false)).toEqual({ fresh: 150, read: 0, write5m: 0, write1h: 0 });
});

test('1,000 tokens up to the hour, 200 more up to the five minutes, 30 after: 1,000 / 200 / 30', () => {
  const body = { system: [text(900), text(100, '1h')] };
  expect(cachedPrompt(body, user(text(200, '5m'), text(30)), false)).toEqual({ fresh: 30, read: 0, write5m: 200, write1h: 1000 });
});

test('a warm cache reads the whole marked prefix and writes nothing', () => {
  const body = { system: [text(1000, '1h')] };
  expect(cachedPrompt(body, user(text(200, '5m'), text(30)), true)).toEqual({ fresh: 30, read: 1200, write5m: 0, write1h: 0 });
});

test('cache_control on the request marks its last block, for five minutes unless it says an hour', () => {
  expect(cachedPrompt({ cache_control: { type: 'ephemeral' } }, user(text(40)), false)).toMatchObject({ fresh: 0, write5m: 40 });
  expect(cachedPrompt({ cache_control: { type: 'ephemeral', ttl: '1h' } }, user(text(40)), false)).toMatchObject({ fresh: 0, write1h: 40 });
});

test('five breakpoints are one too many', () => {
  const five = user(...Array.from({ length: 5 }, () => text(1, '5m')));
  expect(() => cachedPrompt({}, five, false)).toThrow('A maximum of 4 blocks with cache_control may be provided. Found 5.');
});

test('an hour after five minutes is refused with the place of the hour', () => {
  expect(() => cachedPrompt({ system: [text(1, '5m')] }, user(text(1, '1h')), false)).toThrow(
    /^messages\.0\.content\.0\.cache_control\.ttl: a ttl='1h'/,
  );
  expect(() => cachedPrompt({}, user({ type: 'text', text: '', cache_control: { type: 'ephemeral', ttl: '2h' } }), false)).toThrow(
    ApiProblem,
  );
});
