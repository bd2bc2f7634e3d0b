import { expect } from 'vitest';
import { observe } from './observe.ts';
import type { RecordedSpans } from './recorded-spans.ts';

/** Spans of these names are not counted: they are the SDK's own, of what is no AI call. */
const NOT_OURS: readonly string[] = [
  'anthropic.messages.count_tokens',
  'anthropic.messages.batches.create',
  'anthropic.messages.batches.retrieve',
  'anthropic.tool_runner',
];

/**
 * Uses an SDK without instrumentation and with it, and holds all that the caller sees to be the same; with it there are the
 * spans that are named, in the order of their ends, and none stays open.
 */
export async function expectSame(
  spans: RecordedSpans,
  names: readonly string[],
  without: () => Promise<unknown>,
  withSpans: () => Promise<unknown>,
): Promise<void> {
  const expected = observe(await without());
  // The plain copy may have spans of its own, which end now; it must have none of ours.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(spans.take().filter(({ instrumentationScope }) => instrumentationScope.name.startsWith('@spancost'))).toEqual([]);
  const open = spans.open();
  expect(observe(await withSpans())).toEqual(expected);
  const ended = (await spans.settled(names.length)).filter(({ name }) => !NOT_OURS.includes(name));
  expect(ended.map(({ name }) => name)).toEqual(names);
  expect(spans.open()).toBe(open);
}
