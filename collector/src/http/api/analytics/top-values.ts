import type { Sums } from '@spancost/api';
import type { Dimension, LedgerViews, UsageQuery } from '../../../ledger/views.ts';
import { displayNames, type NameSources } from './display-names.ts';
import { sumsToJson } from './sums-json.ts';

/** One value of a dimension. */
export type ValueJson = Sums & { readonly value: string | null; readonly display_name: string | null };

/** The values of each dimension that cost most, with what they are called. */
export async function topValues<D extends Dimension>(
  views: LedgerViews,
  names: NameSources,
  { usage, dimensions, limit }: { readonly usage: UsageQuery; readonly dimensions: readonly D[]; readonly limit: number },
): Promise<(dimension: D) => ValueJson[]> {
  const found = await views.breakdown(usage, dimensions, limit);
  const told = new Map<D, ValueJson[]>();
  for (const dimension of dimensions) {
    // Calls that do not say are told wherever they rank.
    const groups = (found.get(dimension)?.groups ?? []).slice(0, limit);
    const nameOf = await displayNames(
      names,
      dimension,
      groups.map(({ value }) => value),
    );
    told.set(
      dimension,
      groups.map(({ value, ...sums }) => ({ value: value ?? null, display_name: nameOf(value), ...sumsToJson(sums) })),
    );
  }
  return (dimension) => told.get(dimension) ?? [];
}
