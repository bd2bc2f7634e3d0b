import type { PriceCase } from './price-case.ts';

/** Every case, provider by provider. */
export const ALL_CASES: readonly PriceCase[] = [];
