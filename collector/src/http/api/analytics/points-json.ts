import type { Sums } from '@spancost/api';
import type { CallSums } from '../../../ledger/call-sums.ts';
import { sumsToJson } from './sums-json.ts';

/** Sums of one stretch of time. */
export type PointJson = Sums & { readonly from: string; readonly to: string };

/** @param bounds Where the stretches begin and end; one more than there are points. */
export function pointsToJson(bounds: readonly number[], points: readonly CallSums[]): PointJson[] {
  return points.map((sums, place) => ({
    from: new Date(bounds[place] ?? 0).toISOString(),
    to: new Date(bounds[place + 1] ?? 0).toISOString(),
    ...sumsToJson(sums),
  }));
}
