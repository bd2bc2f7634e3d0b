import { allOf, thrownBy } from '../all-of.ts';
import type { Bench, CallOptions, Driver, Run } from './driver.ts';
import { unawaited } from './unawaited.ts';

type Act = () => void | Promise<void>;

/** The first event of a stream, after which the consumer does something and leaves. */
async function first(stream: AsyncIterable<unknown>, act: Act): Promise<unknown> {
  for await (const event of stream) {
    await act();
    return event;
  }
  return 'no event';
}

/** All events of a stream, and what it threw in the end, in that order. */
export async function eventsOf(opening: PromiseLike<AsyncIterable<unknown>>, onEvent: () => void = () => {}): Promise<unknown> {
  const seen: unknown[] = [];
  try {
    for await (const event of await opening) {
      seen.push(event);
      onEvent();
    }
  } catch (error) {
    seen.push({ thrown: error });
  }
  return seen;
}

/** The first event of a stream that is then aborted, and what it threw. How many events had come by then is the network's matter. */
export async function abortedAfterFirst<Stream extends AsyncIterable<unknown>>(
  opening: PromiseLike<Stream>,
  abort: (stream: Stream) => void,
): Promise<unknown> {
  const seen: unknown[] = [];
  try {
    const stream = await opening;
    for await (const event of stream) {
      if (seen.length === 0) seen.push(event);
      abort(stream);
    }
  } catch (error) {
    seen.push({ thrown: error });
  }
  return seen;
}

/** A call in one piece and a streamed one, and calls of other methods, whose answers are spoiled. */
export function spoiled(options: CallOptions): Run {
  return async (driver) => {
    const whole = await thrownBy(driver.ask(options));
    const stream = await eventsOf(driver.open(options));
    const also: unknown[] = [];
    for (const call of driver.also ?? []) also.push(await thrownBy(call(options)));
    return { whole, stream, also };
  };
}

/** The ways in which a stream ends that can only be iterated. */
export const STREAM_RUNS = {
  read: (driver: Driver) => eventsOf(driver.open()),
  left: async (driver: Driver) => first(await driver.open(), () => undefined),
  async returned(driver: Driver) {
    const iterator = (await driver.open())[Symbol.asyncIterator]();
    return [await iterator.next(), await iterator.return?.(), await iterator.next()];
  },
  async returnedBefore(driver: Driver) {
    const iterator = (await driver.open())[Symbol.asyncIterator]();
    return await iterator.return?.();
  },
  thrownInto: async (driver: Driver) =>
    thrownBy(
      first(await driver.open(), () => {
        throw new RangeError('the consumer');
      }),
    ),
  async signalled(driver: Driver) {
    const controller = new AbortController();
    return abortedAfterFirst(driver.open({ scenario: 'slow-stream', signal: controller.signal }), () => controller.abort());
  },
  async signalledWhileStalled(driver: Driver) {
    const controller = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const abortSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), 100);
    };
    return eventsOf(driver.open({ scenario: 'stall', signal: controller.signal }), abortSoon);
  },
  cut: (driver: Driver) => eventsOf(driver.open({ scenario: 'cut' })),
  failedInside: (driver: Driver) => eventsOf(driver.open({ scenario: 'error-in-stream' })),
  refused: (driver: Driver) => thrownBy(driver.open({ scenario: 'error-400' })),
  async dropped(driver: Driver) {
    await driver.open();
  },
  async droppedInPart(driver: Driver) {
    const iterator = (await driver.open({ scenario: 'slow-stream' }))[Symbol.asyncIterator]();
    return await iterator.next();
  },
  droppedUnawaited: (driver: Driver, bench: Bench) => unawaited(bench, [() => driver.open()]),
  async overlapping(driver: Driver) {
    const iterator = (await driver.open())[Symbol.asyncIterator]();
    return await Promise.all(Array.from({ length: 60 }, () => iterator.next()));
  },
  async readTwice(driver: Driver) {
    const stream = await driver.open();
    return [await allOf(stream), await thrownBy(allOf(stream))];
  },
} as const;
