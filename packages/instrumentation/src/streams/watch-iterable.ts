import { ownerOf } from '../owner-of.ts';
import { replaceMethod } from '../replace-method.ts';
import type { StreamEnds } from './stream-ends.ts';
import { isAsyncIterator, watchIterator } from './watch-iterator.ts';
import { watchReadable } from './watch-readable.ts';

/** On the prototype of an SDK's streams: which of them are watched. One for all copies of this package. */
const WATCHED: unique symbol = Symbol.for('spancost.instrumentation.streams');

/** Held by the streams themselves: what nobody can read any more is not watched either. */
type Watched = WeakMap<object, StreamEnds>;

interface Patched {
  [WATCHED]?: Watched;
}

/**
 * Watches whatever iterates over a stream, whose own fields stay as they are: what is replaced is the method of its class, for
 * all streams of it, once. Of a stream that is iterated twice, the first iteration that ends is the end of the call.
 */
export function watchIterable(stream: AsyncIterable<unknown>, ends: StreamEnds): void {
  const owner = ownerOf(stream, Symbol.asyncIterator);
  if (owner === stream) watchOwn(stream, ends);
  else if (owner !== undefined) watchedOf(owner).set(stream, ends);
}

/** A stream that is of no class has the method itself, which holds what is watched. */
function watchOwn(stream: AsyncIterable<unknown>, ends: StreamEnds): void {
  const iterate = stream[Symbol.asyncIterator];
  replaceMethod(stream, Symbol.asyncIterator, function (this: AsyncIterable<unknown>): AsyncIterator<unknown> {
    const iterator = iterate.call(this);
    watchIterator(iterator, ends);
    return iterator;
  });
}

function watchedOf(prototype: object & Patched): Watched {
  const known = Object.hasOwn(prototype, WATCHED) ? prototype[WATCHED] : undefined;
  if (known !== undefined) return known;
  const watched: Watched = new WeakMap();
  const iterate: unknown = Reflect.get(prototype, Symbol.asyncIterator);
  if (typeof iterate !== 'function') return watched;
  replaceMethod(prototype, WATCHED, watched);
  replaceMethod(prototype, Symbol.asyncIterator, function (this: object, ...args: unknown[]): unknown {
    const iterator: unknown = Reflect.apply(iterate, this, args);
    const ends = watched.get(this);
    if (ends !== undefined && isAsyncIterator(iterator)) watchIterator(iterator, ends);
    return iterator;
  });
  if (prototype instanceof ReadableStream) watchReadable(prototype, (stream) => watched.get(stream));
  return watched;
}
