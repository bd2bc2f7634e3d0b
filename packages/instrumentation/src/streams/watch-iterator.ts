import { replaceMethod } from '../replace-method.ts';
import type { StreamEnds } from './stream-ends.ts';

type Next = (...value: [] | [unknown]) => Promise<IteratorResult<unknown>>;

/** Replaces the methods of one iterator in place, so that it stays the SDK's own. Nothing is read that its consumer does not ask for. */
export function watchIterator(iterator: AsyncIterator<unknown>, ends: StreamEnds): void {
  const next: Next = iterator.next.bind(iterator);
  const seen = (result: IteratorResult<unknown>): IteratorResult<unknown> | Promise<IteratorResult<unknown>> =>
    ends.shows(result) ? result : next().then(seen, failed);
  const failed = (error: unknown): never => {
    ends.failed(error);
    throw error;
  };
  replaceMethod(iterator, 'next', (...value: [] | [unknown]) => next(...value).then(seen, failed));
  for (const name of ['return', 'throw'] as const) {
    const original = iterator[name];
    if (original === undefined) continue;
    replaceMethod(iterator, name, (value: unknown) => {
      ends.left();
      return original.call(iterator, value);
    });
  }
}
