import type { Usage } from '@spancost/conventions';
import type { Meter } from './price-book.ts';

/** Tokens by meter; every token of the usage is in exactly one. */
export type MeterQuantities = Readonly<Record<Meter, number>>;

/**
 * Splits a usage into what is billed apart, in tokens. Fresh input is what is neither read from nor written to a cache;
 * cache writes whose time to live is not known stay on `cache_write`. Unknown fields count as nothing here: whether a
 * usage is complete is for the caller to judge. The usage must be free of `problemsOf(usage)`.
 *
 * @example metersOf({ inputTokens: 1000, cacheReadTokens: 800, outputTokens: 200 })
 * // { input: 200, cache_read: 800, cache_write: 0, cache_write_5m: 0, cache_write_1h: 0, output: 200 }
 */
export function metersOf(usage: Usage): MeterQuantities {
  const cacheWrite5m = usage.cacheWrite5mTokens ?? 0;
  const cacheWrite1h = usage.cacheWrite1hTokens ?? 0;
  const cacheWrite = usage.cacheWriteTokens ?? cacheWrite5m + cacheWrite1h;
  const cacheRead = usage.cacheReadTokens ?? 0;
  return {
    input: (usage.inputTokens ?? 0) - cacheRead - cacheWrite,
    cache_read: cacheRead,
    cache_write: cacheWrite - cacheWrite5m - cacheWrite1h,
    cache_write_5m: cacheWrite5m,
    cache_write_1h: cacheWrite1h,
    output: usage.outputTokens ?? 0,
  };
}
