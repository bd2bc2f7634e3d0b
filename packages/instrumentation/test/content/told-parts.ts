import type { ContentDialect } from '../../src/content/content-dialect.ts';

/** What the events of an answer are put together to. */
export function streamed(dialect: ContentDialect, events: readonly unknown[]): unknown {
  const deltas = dialect.deltas?.();
  for (const event of events) deltas?.add(event);
  return dialect.answered(deltas?.whole);
}

/** A part that is text. */
export const text = (content: string): object => ({ type: 'text', content });
/** A part that is a thought. */
export const thought = (content: string): object => ({ type: 'reasoning', content });
/** The message of an assistant with these parts. */
export const from = (...parts: object[]): readonly object[] => [{ role: 'assistant', parts }];
