import { describe, expect, it } from 'vitest';
import { ProcessMemory } from '../../../src/metrics/series/process-memory.ts';
import { ZeroFirst, type SeriesMemory } from '../../../src/metrics/series/zero-first.ts';

class Memory implements SeriesMemory {
  scrapedSince: number | undefined;
  readonly shown = new Set<string>();

  hasShown(id: string): boolean {
    return this.shown.has(id);
  }

  remember(id: string): void {
    this.shown.add(id);
  }
}

/** What each scrape shows of a series that began at `firstAt`, held for 30 seconds. */
function scrapes(memory: Memory, firstAt: number, times: readonly number[]): readonly boolean[] {
  const zeroFirst = new ZeroFirst(memory, 30);
  return times.map((at) => {
    const shows = zeroFirst.shows('a', firstAt, at);
    memory.scrapedSince ??= at;
    return shows;
  });
}

describe('a series', () => {
  it('that nobody watched shows its value 30 s after it began, at the first scrape if that is later', () => {
    expect(scrapes(new Memory(), 100, [105, 120, 129, 130])).toEqual([false, false, false, true]);
    expect(scrapes(new Memory(), 100, [9000])).toEqual([true]);
  });

  it('that began while somebody watched shows 0 for 30 s from the scrape that saw its first 0', () => {
    const memory = new Memory();
    memory.scrapedSince = 50;
    expect(scrapes(memory, 100, [105, 120, 134, 135])).toEqual([false, false, false, true]);
  });

  it('that began while Prometheus was down for an hour shows 0 first all the same', () => {
    const memory = new Memory();
    memory.scrapedSince = 50;
    expect(scrapes(memory, 100, [3700, 3715, 3730])).toEqual([false, false, true]);
  });

  it('that has shown its value never shows 0 again, also after a restart', () => {
    const memory = new Memory();
    scrapes(memory, 100, [130]);
    expect(scrapes(memory, 100, [131])).toEqual([true]);
    expect(scrapes(memory, 125, [131])).toEqual([true]);
  });

  it('that showed 0 when the process was killed shows 0 again for the whole time', () => {
    const memory = new Memory();
    memory.scrapedSince = 50;
    expect(scrapes(memory, 100, [105, 120])).toEqual([false, false]);
    expect(scrapes(memory, 100, [140, 155, 170])).toEqual([false, false, true]);
  });

  it('of the process shows 0 first after every start, as what it counts begins anew', () => {
    const lasting = new Memory();
    lasting.scrapedSince = 50;
    for (const start of [100, 1000]) {
      const zeroFirst = new ZeroFirst(new ProcessMemory(lasting), 30);
      expect([5, 20, 35].map((after) => zeroFirst.shows('a', start, start + after))).toEqual([false, false, true]);
    }
  });
});
