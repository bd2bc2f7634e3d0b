import { expect, it } from 'vitest';
import { endure } from '../src/memory/run-memory.ts';

/** What a leak of one small object a call would keep, several times over: a span alone is some 2 KB. */
const BYTES_PER_CALL = 100;

it(`20,000 calls, streams that nobody reads among them, keep less than ${BYTES_PER_CALL} bytes each`, { timeout: 180_000 }, async () => {
  const samples = await endure('spancost', 20_000, 2, ['--conditions=@spancost/source']);
  const [warm, last] = samples;
  expect(samples.map(({ calls }) => calls)).toEqual([10_000, 20_000]);
  expect((last!.heap - warm!.heap) / (last!.calls - warm!.calls)).toBeLessThan(BYTES_PER_CALL);
});
