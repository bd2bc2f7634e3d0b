import { expect, it } from 'vitest';
import { FreshAnswer } from '../../src/budgets/fresh-answer.ts';

interface Setup {
  readonly fresh: FreshAnswer<number>;
  /** When the answers were asked for. */
  readonly asked: readonly number[];
  /** Both clocks, in milliseconds. */
  time: number;
  /** How far the clock on the wall is off. */
  off: number;
  about: string;
  /** Answers what was asked last, or the one at this place, or fails. */
  end: (failure?: string, place?: number) => Promise<void>;
}

function setUp(): Setup {
  const asked: number[] = [];
  const answers: PromiseWithResolvers<number>[] = [];
  const setup = { time: 0, off: 0, about: 'a', asked };
  const fresh = new FreshAnswer<number>({
    ask: (at) => {
      const answer = Promise.withResolvers<number>();
      answers.push(answer);
      asked.push(at);
      return answer.promise;
    },
    about: () => setup.about,
    now: () => setup.time + setup.off,
    monotonic: () => setup.time,
  });
  const end = async (failure?: string, place = answers.length - 1): Promise<void> => {
    const answer = answers[place];
    if (failure === undefined) answer?.resolve(place + 1);
    else answer?.reject(new Error(failure));
    await answer?.promise.catch(() => undefined);
  };
  return Object.assign(setup, { fresh, end });
}

it('all who ask while it is looked for get one answer, however long that takes', async () => {
  const setup = setUp();
  const first = setup.fresh.get();
  setup.time = 60_000;
  expect(setup.fresh.get()).toBe(first);
  await setup.end();
  expect(await first).toBe(1);
  expect(setup.asked).toEqual([0]);
});

it('one that took 2 seconds is given for 6, so that a third of the time at most is spent on answers', async () => {
  const setup = setUp();
  void setup.fresh.get();
  setup.time = 2000;
  await setup.end();
  for (const time of [2000, 5999, 6000, 6999]) {
    setup.time = time;
    void setup.fresh.get();
    await setup.end();
  }
  expect(setup.asked).toEqual([0, 6000]);
  setup.time = 7000;
  void setup.fresh.get();
  expect(setup.asked).toEqual([0, 6000, 7000]);
});

it('a clock that was put forward or back asks anew, and so does another question', async () => {
  const setup = setUp();
  const get = async (): Promise<number> => {
    const answer = setup.fresh.get();
    await setup.end();
    return answer;
  };
  expect(await get()).toBe(1);
  setup.off = 3_600_000;
  expect(await get()).toBe(2);
  setup.off = -3_600_000;
  expect(await get()).toBe(3);
  setup.about = 'b';
  expect(await get()).toBe(4);
  expect(await get()).toBe(4);
});

it('one that failed is asked for again, and one that failed late takes nothing from the one after it', async () => {
  const setup = setUp();
  const failed = setup.fresh.get();
  await setup.end('no');
  await expect(failed).rejects.toThrow('no');
  void setup.fresh.get();
  await setup.end();
  setup.time = 1000;
  const late = setup.fresh.get();
  setup.about = 'b';
  const next = setup.fresh.get();
  await setup.end('late', 2);
  await expect(late).rejects.toThrow('late');
  await setup.end();
  expect(await next).toBe(4);
  expect(await setup.fresh.get()).toBe(4);
  expect(setup.asked).toHaveLength(4);
});
