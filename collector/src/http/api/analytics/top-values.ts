import type { Sums } from '@spancost/api';
import type { Dimension, LedgerViews, UsageQuery } from '../../../ledger/views.ts';
import { displayNames, type NameSources } from './display-names.ts';
import { sumsToJson } from './sums-json.ts';

/** One value of a dimension. */
export type ValueJson = Sums & { readonly value: string | null; readonly display_name: string | null };

/** The values of a dimension that cost most, with what they are called. */
export async function topValues(
  views: LedgerViews,
  names: NameSources,
  { usage, dimension, limit }: { readonly usage: UsageQuery; readonly dimension: Dimension; readonly limit: number },
): Promise<ValueJson[]> {
  const { groups } = await views.ranking({ usage, dimensions: [dimension], order: '-cost', limit });
  const nameOf = await displayNames(
    names,
    dimension,
    groups.map(({ values: [value] }) => value),
  );
  return groups.map(({ values: [value], sums }) => ({ value: value ?? null, display_name: nameOf(value), ...sumsToJson(sums) }));
}
