import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/scheduling/gate.ts';
import { InFlight } from '../../../src/http/intake/in-flight.ts';
import { inSlices, type Steps } from '../../../src/scheduling/in-slices.ts';

describe('the bytes in flight', () => {
  it('of all requests together stay at 100: the next one is answered 503, senders a second apart from each other', () => {
    const inFlight = new InFlight(100);
    const [first, second] = [inFlight.share(), inFlight.share()];
    first.take(60);
    second.take(40);
    const waits = [1, 2, 3, 4].map(() => {
      try {
        inFlight.share().take(1);
        return 'taken';
      } catch (error) {
        expect(error).toMatchObject({ status: 503, message: expect.stringContaining('Nothing was taken; send it again') });
        return (error as { headers: Record<string, string> }).headers['retry-after'];
      }
    });
    expect(waits).toEqual(['2', '3', '1', '2']);
    expect(inFlight.bytes).toBe(100);
  });

  it('let one request through that is alone, however large it is, and no other beside it', () => {
    const inFlight = new InFlight(100);
    const alone = inFlight.share();
    alone.take(80);
    alone.take(80);
    expect(() => inFlight.share().take(1)).toThrow(/overloaded/);
    alone.end();
    expect(inFlight.bytes).toBe(0);
  });

  it('are given back when the request is answered and the work on it has ended, whichever is later', async () => {
    const inFlight = new InFlight(100);
    const share = inFlight.share();
    share.take(10);
    let finish: () => void = () => undefined;
    const work = share.during(() => new Promise<void>((resolve) => (finish = resolve)));
    share.end();
    expect(inFlight.bytes).toBe(10);
    finish();
    await work;
    expect(inFlight.bytes).toBe(0);
    const failing = inFlight.share();
    failing.take(10);
    await expect(failing.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    failing.end();
    expect(inFlight.bytes).toBe(0);
  });
});

describe('a gate', () => {
  it('lets 2 of 5 in at once, in their order, also past one that fails', async () => {
    const gate = new Gate(2);
    let inside = 0;
    const most: number[] = [];
    const done: number[] = [];
    const tasks = [0, 1, 2, 3, 4].map((task) =>
      gate.pass(async () => {
        most.push((inside += 1));
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        done.push(task);
        if (task === 1) throw new Error('no');
      }),
    );
    expect((await Promise.allSettled(tasks)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect(Math.max(...most)).toBe(2);
    expect(done).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('work in slices', () => {
  function* busy(ms: number): Steps<string> {
    for (const end = performance.now() + ms; performance.now() < end;) yield false;
    return 'done';
  }

  it('of 100 ms lets a timer of 1 ms in at least 4 times', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    expect(await inSlices(busy(100))).toBe('done');
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('ends with what is thrown between them', async () => {
    const between = (): void => {
      throw new Error('no room');
    };
    await expect(inSlices(busy(50), between)).rejects.toThrow('no room');
  });
});
