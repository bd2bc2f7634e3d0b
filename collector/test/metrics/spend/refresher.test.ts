import { describe, expect, it } from 'vitest';
import { Refresher } from '../../../src/metrics/spend/refresher.ts';

const EVERY_MS = 15_000;

interface Setup {
  readonly refresher: Refresher;
  readonly asked: readonly number[];
  readonly errors: readonly unknown[];
  /** The wall clock. */
  at: number;
  /** Lets time pass on both clocks. */
  pass(ms: number): void;
}

/** @param takes What a computation does; it may move the clock. */
function setUp(takes: (setup: Setup) => Promise<void> = async () => undefined): Setup {
  const asked: number[] = [];
  const errors: unknown[] = [];
  let monotonic = 0;
  const setup: Setup = {
    at: 1_000_000,
    pass(ms) {
      setup.at += ms;
      monotonic += ms;
    },
    asked,
    errors,
    refresher: new Refresher({
      refresh: async (at) => {
        asked.push(at);
        await takes(setup);
      },
      everyMs: EVERY_MS,
      onError: (error) => errors.push(error),
      now: () => setup.at,
      monotonic: () => monotonic,
    }),
  };
  return setup;
}

describe('values that are computed when they are asked for', () => {
  it('are computed once for ten who ask at a time, and once more when they are 13.5 of 15 seconds old', async () => {
    const setup = setUp();
    await Promise.all(Array.from({ length: 10 }, () => setup.refresher.freshen(1000)));
    setup.pass(13_499);
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(1);
    setup.pass(1);
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(2);
  });

  it('that take longer than who asks can wait come to the next one, without a second computation', async () => {
    const slow = Promise.withResolvers<void>();
    const setup = setUp(() => slow.promise);
    await setup.refresher.freshen(5);
    await setup.refresher.freshen(5);
    expect(setup.asked).toHaveLength(1);
    slow.resolve();
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(1);
  });

  it('that fail are told of and computed again for the next one', async () => {
    const setup = setUp(async () => {
      throw new Error('busy');
    });
    await setup.refresher.freshen(1000);
    setup.pass(1);
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(2);
    expect(setup.errors).toHaveLength(2);
  });

  it('that take 10 s are computed every 30 s at most: a third of the time', async () => {
    const setup = setUp(async (running) => {
      running.pass(10_000);
    });
    await setup.refresher.freshen(1000);
    setup.pass(19_999);
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(1);
    setup.pass(1);
    await setup.refresher.freshen(1000);
    expect(setup.asked).toHaveLength(2);
  });

  it('are computed again when the clock was put back an hour: it says nothing about their age', async () => {
    const setup = setUp();
    await setup.refresher.freshen(1000);
    setup.at -= 3_600_000;
    await setup.refresher.freshen(1000);
    expect(setup.asked).toEqual([1_000_000, 1_000_000 - 3_600_000]);
  });
});
