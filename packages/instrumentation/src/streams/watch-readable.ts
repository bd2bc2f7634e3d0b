import { replaceMethod } from '../replace-method.ts';
import type { StreamEnds } from './stream-ends.ts';
import { isAsyncIterator, watchIterator } from './watch-iterator.ts';
import { watchedReader } from './watch-reader.ts';

/** Who watches a stream; undefined for one that nobody does. */
export type EndsOf = (stream: object) => StreamEnds | undefined;

type Watch = (made: unknown, ends: StreamEnds) => void;

/**
 * Watches what reads a `ReadableStream` otherwise than by its iterator: readers, both branches of a `tee()`, and pipes. What is
 * replaced are methods of `target`, which is the class of an SDK's streams or one stream; never those of Node's own class.
 */
export function watchReadable(target: object, endsOf: EndsOf): void {
  watchResult(target, 'getReader', watchedReader, endsOf);
  watchResult(target, 'values', watchedIterator, endsOf);
  watchResult(target, 'tee', watchedBranches, endsOf);
  watchPipe(target, 'pipeTo', (to) => to, endsOf);
  watchPipe(target, 'pipeThrough', (to) => (typeof to === 'object' && to !== null && 'writable' in to ? to.writable : undefined), endsOf);
}

function watchResult(target: object, name: PropertyKey, watch: Watch, endsOf: EndsOf): void {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') return;
  replaceMethod(target, name, function (this: object, ...args: unknown[]): unknown {
    const made: unknown = Reflect.apply(method, this, args);
    const ends = endsOf(this);
    if (ends !== undefined) watch(made, ends);
    return made;
  });
}

/** A pipe reads by itself. It reads from a stream that hands on what a watched reader reads, no sooner than it is asked to. */
function watchPipe(target: object, name: PropertyKey, destination: (to: unknown) => unknown, endsOf: EndsOf): void {
  const pipe: unknown = Reflect.get(target, name);
  if (typeof pipe !== 'function') return;
  replaceMethod(target, name, function (this: object, to: unknown, ...options: unknown[]): unknown {
    const writable = destination(to);
    // What Node refuses it refuses by itself; and who wants to read on after the pipe keeps the stream as it is.
    const isPlain = writable instanceof WritableStream && !writable.locked && !options.some(keepsOpen);
    const isWatched = endsOf(this) !== undefined && isPlain && this instanceof ReadableStream && !this.locked;
    return Reflect.apply(pipe, isWatched ? handedOn(this) : this, [to, ...options]);
  });
}

function handedOn(stream: ReadableStream): ReadableStream {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        reader.releaseLock();
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason).finally(() => reader.releaseLock()),
    },
    { highWaterMark: 0 },
  );
}

function keepsOpen(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'preventCancel' in options && options.preventCancel === true;
}

function watchedIterator(iterator: unknown, ends: StreamEnds): void {
  if (isAsyncIterator(iterator)) watchIterator(iterator, ends);
}

function watchedBranches(branches: unknown, ends: StreamEnds): void {
  if (!Array.isArray(branches)) return;
  for (const branch of branches) {
    watchReadable(branch, () => ends);
    watchResult(branch, Symbol.asyncIterator, watchedIterator, () => ends);
  }
}
