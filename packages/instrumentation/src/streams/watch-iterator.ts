import { replaceMethod } from '../replace-method.ts';
import type { StreamEnds } from './stream-ends.ts';

type Result = IteratorResult<unknown>;

/** Whether something iterates by itself, as the streams of generators do. */
export function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function';
}

/** Replaces the methods of one iterator in place, so that it stays the SDK's own. Nothing is read that its consumer does not ask for. */
export function watchIterator(iterator: AsyncIterator<unknown>, ends: StreamEnds): void {
  const { next, return: leave, throw: fail } = iterator;
  const seen = (result: Result): Result | Promise<Result> => (ends.shows(result) ? result : next.call(iterator).then(seen, failed));
  const failed = (error: unknown): never => {
    ends.failed(error);
    throw error;
  };
  // As methods, because they then have their names and numbers of parameters without being given them.
  const watched = {
    next: (value: unknown): Promise<Result> => next.call(iterator, value).then(seen, failed),
    return(value: unknown): unknown {
      ends.left();
      return leave?.call(iterator, value);
    },
    throw(error: unknown): unknown {
      ends.left();
      return fail?.call(iterator, error);
    },
  };
  replaceMethod(iterator, 'next', watched.next);
  if (leave !== undefined) replaceMethod(iterator, 'return', watched.return);
  if (fail !== undefined) replaceMethod(iterator, 'throw', watched.throw);
}
