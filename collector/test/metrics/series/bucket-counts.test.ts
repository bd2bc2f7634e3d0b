import { describe, expect, it } from 'vitest';
import { BucketCounts } from '../../../src/metrics/series/bucket-counts.ts';

const CALL = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), at: 1000 };

describe('observations in buckets of 0.1, 1 and 10', () => {
  it.each([
    [[], [0, 0, 0, 0], 0],
    [[0], [1, 1, 1, 1], 0],
    [[0.1], [1, 1, 1, 1], 0.1],
    [[0.10000001], [0, 1, 1, 1], 0.10000001],
    [[1, 1, 10], [0, 2, 3, 3], 12],
    [[11], [0, 0, 0, 1], 11],
    [[-2], [1, 1, 1, 1], -2],
  ] as const)('of %j are counted as %j, in sum %d', (values, expected, sum) => {
    const counts = new BucketCounts([0.1, 1, 10]);
    for (const value of values) counts.observe(value);
    expect(counts.cumulative().map(({ count }) => count)).toEqual(expected);
    expect(counts.cumulative().map(({ upTo }) => upTo)).toEqual([0.1, 1, 10, Infinity]);
    expect([counts.count, counts.sum]).toEqual([values.length, sum]);
  });

  it('keep the latest call of each bucket, and none where it has no trace', () => {
    const counts = new BucketCounts([0.1, 1, 10]);
    counts.observe(0.5, CALL);
    counts.observe(0.7, { ...CALL, at: 2000 });
    counts.observe(0.6);
    counts.observe(5);
    const exemplars = counts.cumulative().map(({ exemplar }) => exemplar);
    expect(exemplars).toEqual([undefined, { ...CALL, at: 2000, value: 0.7 }, undefined, undefined]);
  });
});
