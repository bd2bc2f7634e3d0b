import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingMinute } from '../../src/usage-limits/sliding-minute.ts';

const START = Date.parse('2026-11-22T12:00:00Z');

const calls = fc.array(
  fc.record({
    /** How long after the last one it is told of, and how long before that it ended. */
    after: fc.integer({ min: 0, max: 20_000 }),
    late: fc.integer({ min: -5000, max: 90_000 }),
    tokens: fc.integer({ min: 0, max: 10_000 }),
  }),
  { maxLength: 60 },
);

describe('the sliding minute', () => {
  it('has no call of the last 60 seconds too few, and none that is older than 61', () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 0, max: 120_000 }), (made, wait) => {
        const minute = new SlidingMinute();
        let now = START;
        const ends: { readonly at: number; readonly tokens: number }[] = [];
        for (const { after, late, tokens } of made) {
          now += after;
          minute.add(now - late, now, { requests: 1, tokens });
          ends.push({ at: Math.min(now, now - late), tokens });
        }
        now += wait;
        const within = (ms: number): typeof ends => ends.filter(({ at }) => at > now - ms && at <= now);
        const { requests, tokens } = minute.used(now);
        const sum = (of: typeof ends): number => of.reduce((all, each) => all + each.tokens, 0);
        expect(requests).toBeGreaterThanOrEqual(within(60_000).length);
        expect(requests).toBeLessThanOrEqual(within(61_000).length);
        expect(tokens).toBeGreaterThanOrEqual(sum(within(60_000)));
        expect(tokens).toBeLessThanOrEqual(sum(within(61_000)));
      }),
      { numRuns: 2000 },
    );
  });

  it('is below its bounds from the moment on that it says, and not a millisecond before', () => {
    fc.assert(
      fc.property(
        calls,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50_000 }),
        (made, requestsPerMinute, tokensPerMinute) => {
          /** Anew each time, because looking at a later moment forgets what is too old for it. */
          const filled = (): { readonly minute: SlidingMinute; readonly now: number } => {
            const minute = new SlidingMinute();
            let now = START;
            for (const { after, late, tokens } of made) minute.add((now += after) - late, now, { requests: 1, tokens });
            return { minute, now };
          };
          const isOver = (at: number): boolean => {
            const { requests, tokens } = filled().minute.used(at);
            return requests >= requestsPerMinute || tokens >= tokensPerMinute;
          };
          const { minute, now } = filled();
          const freeAt = minute.freeAt(now, { requestsPerMinute, tokensPerMinute });
          expect(isOver(freeAt)).toBe(false);
          expect(freeAt === now || isOver(freeAt - 1)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('takes back what a supplement says was too much, and never shows less than nothing', () => {
    const minute = new SlidingMinute();
    minute.add(START, START, { requests: 1, tokens: 1200 });
    minute.add(START + 500, START + 500, { requests: 0, tokens: -200 });
    expect(minute.used(START + 1000)).toEqual({ requests: 1, tokens: 1000 });
    minute.add(START + 59_000, START + 59_000, { requests: 0, tokens: -5000 });
    expect(minute.used(START + 90_000)).toEqual({ requests: 0, tokens: 0 });
  });
});
