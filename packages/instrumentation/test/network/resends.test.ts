import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isResendable, Resends } from '../../src/network/resends.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const BODY = Buffer.from('{"model":"gpt-5"}');
const inTrace = (traceId: string): typeof ROOT_CONTEXT =>
  trace.setSpanContext(ROOT_CONTEXT, { traceId: traceId.repeat(32), spanId: '1'.repeat(16), traceFlags: 1 });

test('attempts count from 1, and end with the one that succeeds', () => {
  const resends = new Resends();
  const key = resends.keyOf('api.openai.com:443/v1/chat/completions', BODY, ROOT_CONTEXT);
  expect(resends.take(key)).toBe(0);
  resends.failed(key, 0);
  expect(resends.take(key)).toBe(1);
  resends.failed(key, 1);
  expect(resends.take(key)).toBe(2);
  expect(resends.take(key)).toBe(0);
});

test('what goes elsewhere, says something else or is of another trace is another request, also with 100 KB before the difference', () => {
  const resends = new Resends();
  const long = (word: string): Buffer => Buffer.from(`${'x'.repeat(100_000)}${word}`);
  const keys = [
    resends.keyOf('a/v1', BODY, ROOT_CONTEXT),
    resends.keyOf('b/v1', BODY, ROOT_CONTEXT),
    resends.keyOf('a/v1', Buffer.from('{}'), ROOT_CONTEXT),
    resends.keyOf('a/v1', BODY, inTrace('a')),
    resends.keyOf('a/v1', BODY, inTrace('b')),
    resends.keyOf('a/v1', long('one'), ROOT_CONTEXT),
    resends.keyOf('a/v1', long('two'), ROOT_CONTEXT),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('after five minutes nobody repeats it any more, and of many failures the memory has an end', () => {
  const resends = new Resends();
  resends.failed('one', 0);
  vi.advanceTimersByTime(299_000);
  expect(resends.hasFailed).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(resends.hasFailed).toBe(false);
  for (let failure = 0; failure < 1_500; failure += 1) resends.failed(String(failure), 0);
  expect([resends.take('0'), resends.take('1499')]).toEqual([0, 1]);
});

test.each([
  [408, true],
  [409, true],
  [429, true],
  [500, true],
  [529, true],
  [400, false],
  [401, false],
  [404, false],
])('status %d is repeated: %s', (status, isRepeated) => {
  expect(isResendable(status)).toBe(isRepeated);
});
