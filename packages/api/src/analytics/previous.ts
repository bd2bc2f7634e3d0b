import { STRETCH } from '../fields/range.ts';
import { sums } from '../fields/sums.ts';

/** The stretch that another one is compared with. */
export const PREVIOUS = { ...STRETCH, total: sums };
