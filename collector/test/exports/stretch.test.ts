import { expect, it } from 'vitest';
import { FIRST_STRETCH, nextStretch } from '../../src/ledger/duckdb/lines/stretch.ts';

const MIB = 2 ** 20;

it.each<[string, bigint, number, bigint]>([
  ['2,000 entries of 8 KiB in all are followed by four times as many', FIRST_STRETCH, 8192, 8000n],
  ['none of which a line was found, too', FIRST_STRETCH, 0, 8000n],
  ['8,000 entries of 16 MiB by as many', 8000n, 16 * MIB, 8000n],
  ['50,000 entries of a MiB by no more, as others wait meanwhile', 50_000n, MIB, 50_000n],
  ['2,000 entries of 64 MiB by 500', FIRST_STRETCH, 64 * MIB, 500n],
  ['200 entries of a GiB by as many', 200n, 1024 * MIB, 200n],
])('%s', (_claim, entries, bytes, next) => {
  expect(nextStretch(entries, bytes)).toBe(next);
});
