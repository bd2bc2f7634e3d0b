import { allOf, thrownBy } from './all-of.ts';

/** What the endings need of a client: a stream with an answer of many events, under a scenario of the stand-in. */
export interface IterableOpener {
  open(scenario?: string, signal?: AbortSignal): PromiseLike<AsyncIterable<unknown>>;
}

/** What the endings of the SDKs by Stainless need: what their promises and streams can do besides. */
export interface StreamOpener extends IterableOpener {
  open(scenario?: string, signal?: AbortSignal): PromiseLike<EndableStream> & { asResponse(): Promise<Response> };
}

interface EndableStream extends AsyncIterable<unknown> {
  readonly controller: AbortController;
  tee(): readonly [AsyncIterable<unknown>, AsyncIterable<unknown>];
  toReadableStream(): ReadableStream;
}

/** What a call knows of its usage when it ends. */
type KnownUsage = 'all' | 'what the first event told' | 'none';

/** One way in which a stream ends. */
export interface StreamEnding<Opener extends IterableOpener = StreamOpener> {
  readonly name: string;
  readonly end: (opener: Opener) => Promise<unknown>;
  readonly errorType?: string | readonly string[];
  /** Finish reason `error`; missing where nobody saw the stream. */
  readonly cut: boolean | undefined;
  readonly usage: KnownUsage;
  /** The span ends when the garbage is collected: of every SDK, or of those that never begin the iteration. */
  readonly collected?: 'always' | 'sometimes';
}

async function first(stream: AsyncIterable<unknown>, act: () => void | Promise<void>): Promise<void> {
  for await (const _event of stream) {
    await act();
    return;
  }
}

/** Every way in which a stream can end that can only be iterated, and what its span says then. */
export const ITERABLE_ENDINGS: readonly StreamEnding<IterableOpener>[] = [
  { name: 'consumed', cut: false, usage: 'all', end: async (opener) => allOf(await opener.open()) },
  {
    name: 'break after the first event',
    cut: true,
    usage: 'what the first event told',
    end: async (opener) => first(await opener.open(), () => undefined),
  },
  {
    name: 'return() by hand',
    cut: true,
    usage: 'what the first event told',
    async end(opener) {
      const iterator = (await opener.open())[Symbol.asyncIterator]();
      await iterator.next();
      return await iterator.return?.();
    },
  },
  {
    name: 'return() before the first event',
    cut: true,
    usage: 'none',
    collected: 'sometimes',
    async end(opener) {
      const iterator = (await opener.open())[Symbol.asyncIterator]();
      return await iterator.return?.();
    },
  },
  {
    name: 'an error of the consumer',
    cut: true,
    usage: 'what the first event told',
    end: async (opener) =>
      thrownBy(
        first(await opener.open(), () => {
          throw new RangeError('the consumer');
        }),
      ),
  },
  {
    name: 'the signal of the caller',
    errorType: 'APIUserAbortError',
    cut: true,
    usage: 'what the first event told',
    async end(opener) {
      const controller = new AbortController();
      for await (const _event of await opener.open('slow-stream', controller.signal)) controller.abort();
    },
  },
  {
    name: 'the signal of the caller while nothing comes',
    errorType: 'APIUserAbortError',
    cut: true,
    usage: 'what the first event told',
    end: async (opener) => allOf(await opener.open('stall', AbortSignal.timeout(150))),
  },
  {
    name: 'the connection is cut',
    errorType: 'TypeError',
    cut: true,
    usage: 'what the first event told',
    end: async (opener) => thrownBy(allOf(await opener.open('cut'))),
  },
  {
    name: 'an error event',
    errorType: ['APIError', 'InternalServerError'],
    cut: true,
    usage: 'what the first event told',
    end: async (opener) => thrownBy(allOf(await opener.open('error-in-stream'))),
  },
  {
    name: 'an error instead of a stream',
    errorType: 'BadRequestError',
    cut: undefined,
    usage: 'none',
    end: (opener) => thrownBy(opener.open('error-400')),
  },
  {
    name: 'never read, and dropped',
    cut: true,
    usage: 'none',
    collected: 'always',
    async end(opener) {
      await opener.open();
    },
  },
  {
    name: 'read in part, and dropped',
    cut: true,
    usage: 'what the first event told',
    collected: 'always',
    async end(opener) {
      const iterator = (await opener.open('slow-stream'))[Symbol.asyncIterator]();
      await iterator.next();
    },
  },
  {
    name: 'the promise is never awaited, and dropped',
    cut: undefined,
    usage: 'none',
    collected: 'always',
    async end(opener) {
      opener.open();
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  },
];

/** Every way in which a stream of the SDKs by Stainless can end. */
export const STREAM_ENDINGS: readonly StreamEnding[] = [
  ...ITERABLE_ENDINGS,
  {
    name: 'controller.abort() between two events',
    errorType: 'APIUserAbortError',
    cut: true,
    usage: 'what the first event told',
    async end(opener) {
      const stream = await opener.open('slow-stream');
      for await (const _event of stream) stream.controller.abort();
    },
  },
  {
    name: 'controller.abort() before it is read',
    errorType: 'APIUserAbortError',
    cut: true,
    usage: 'none',
    async end(opener) {
      const stream = await opener.open();
      stream.controller.abort();
    },
  },
  {
    name: 'both branches of tee()',
    cut: false,
    usage: 'all',
    async end(opener) {
      const [left, right] = (await opener.open()).tee();
      return await Promise.all([allOf(left), allOf(right)]);
    },
  },
  {
    name: 'toReadableStream() cancelled',
    cut: true,
    usage: 'what the first event told',
    async end(opener) {
      const reader = (await opener.open()).toReadableStream().getReader();
      await reader.read();
      await reader.cancel();
    },
  },
  {
    name: 'asResponse()',
    cut: undefined,
    usage: 'none',
    async end(opener) {
      const response = await opener.open().asResponse();
      await response.body?.cancel();
    },
  },
  {
    name: 'one branch of tee() read in part, and dropped',
    cut: true,
    usage: 'what the first event told',
    collected: 'always',
    async end(opener) {
      const [left] = (await opener.open('slow-stream')).tee();
      await left[Symbol.asyncIterator]().next();
    },
  },
];
