import type { CallSpan } from '../call-span.ts';
import { replaceMethod } from '../replace-method.ts';
import { EventLines } from './event-lines.ts';
import type { RequestTracker } from './tracked-request.ts';

type Body = ReadableStream<Uint8Array>;
type Read = (...into: readonly unknown[]) => Promise<{ readonly done: boolean; readonly value?: unknown }>;

/** Held by whoever holds the body, and so holds its call open. */
interface WatchedBody {
  readonly call: CallSpan | undefined;
  /** The body is watched. */
  streaming: boolean;
}

/** What ends the call of a body that nobody reads, and where failures of this package are told. */
interface BodyTracker {
  watchAbandoned(watched: WatchedBody): void;
  report: RequestTracker['report'];
}

/**
 * Follows the events in the body of a raw response as its caller reads them: through a reader, with `for await`, or with
 * `text()` and its like, which take a reader too. Nothing is read that the caller does not ask for. A body that is handed on as a
 * whole (`tee()`, `pipeTo()`) is not seen; its call ends when nobody holds the response any more.
 */
export function watchBody(
  response: Response,
  call: CallSpan,
  tracked: WatchedBody,
  tracker: BodyTracker,
  lines: EventLines = new EventLines(),
): void {
  const { body } = response;
  if (body === null || tracked.streaming) return;
  tracked.streaming = true;
  call.streaming();
  tracker.watchAbandoned(tracked);
  const ends = new BodyEnds(call, tracked, tracker, lines);
  const { getReader, values } = body;
  replaceMethod(body, 'getReader', (...options: Parameters<Body['getReader']>) => {
    const reader = getReader.apply(body, options);
    watchReader(reader, ends);
    return reader;
  });
  const iterate = (...options: Parameters<Body['values']>): ReturnType<Body['values']> => {
    const iterator = values.apply(body, options);
    watchRead(iterator, 'next', ends);
    const leave = iterator.return?.bind(iterator);
    if (leave !== undefined)
      replaceMethod(iterator, 'return', (...value: Parameters<typeof leave>) => {
        ends.left();
        return leave(...value);
      });
    return iterator;
  };
  replaceMethod(body, 'values', iterate);
  replaceMethod(body, Symbol.asyncIterator, iterate);
}

function watchReader(reader: object, ends: BodyEnds): void {
  watchRead(reader, 'read', ends);
  const cancel: unknown = Reflect.get(reader, 'cancel');
  if (typeof cancel !== 'function') return;
  replaceMethod(reader, 'cancel', (...reason: readonly unknown[]): unknown => {
    ends.left();
    return cancel.apply(reader, reason);
  });
}

function watchRead(target: object, name: 'read' | 'next', ends: BodyEnds): void {
  const read: unknown = Reflect.get(target, name);
  if (typeof read !== 'function') return;
  replaceMethod(target, name, async (...into: Parameters<Read>): ReturnType<Read> => {
    try {
      const result = await (read as Read).apply(target, into);
      ends.seen(result.done ? undefined : result.value);
      return result;
    } catch (error) {
      ends.failed(error);
      throw error;
    }
  });
}

/** How one body ends. It holds the tracked request, so that whoever holds the body holds the call open. */
class BodyEnds {
  readonly #call: CallSpan;
  readonly #tracked: WatchedBody;
  readonly #tracker: BodyTracker;
  readonly #lines: EventLines;

  constructor(call: CallSpan, tracked: WatchedBody, tracker: BodyTracker, lines: EventLines) {
    this.#call = call;
    this.#tracked = tracked;
    this.#tracker = tracker;
    this.#lines = lines;
  }

  /** The next bytes; undefined at the end. */
  seen(bytes: unknown): void {
    this.#guard('reading a body', () => {
      if (bytes === undefined) return this.#call.finished();
      this.#call.begun();
      if (bytes instanceof Uint8Array) for (const event of this.#lines.push(bytes)) this.#call.received(event);
    });
  }

  /** The caller stopped reading. */
  left(): void {
    this.#guard('ending a body that was left', () => this.#call.finished());
  }

  /** Reading failed, or the caller aborted the request. */
  failed(error: unknown): void {
    this.#guard('ending a failed body', () => {
      if (error instanceof Error && error.name === 'AbortError') this.#call.aborted();
      else this.#call.failed(error);
    });
  }

  #guard(step: string, action: () => void): void {
    try {
      if (this.#tracked.call === this.#call) action();
    } catch (failure) {
      this.#tracker.report(step, failure);
    }
  }
}
