import type { PriceFinder } from '@spancost/prices/upkeep';
import type { TokenLimits } from '../../../access/token-limits.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { lastDays } from '../../../periods/last-days.ts';
import { DEFAULT_DAYS } from '../asked/default-days.ts';

/** Models that are looked at, those with most calls first; ones that nobody knows can have any number of names. */
const MAX_MODELS = 10_000;

/** Tells whether calls of the last 30 days that a token may know of were of a model, by whatever name they called it. */
export async function usedModels(
  ledger: LedgerViews,
  finder: PriceFinder,
  { limits, now }: { readonly limits: TokenLimits; readonly now: number },
): Promise<(provider: string, model: string) => boolean> {
  const { groups } = await ledger.ranking({
    usage: { range: lastDays(DEFAULT_DAYS, now), scope: limits },
    dimensions: ['provider', 'model'],
    order: '-requests',
    limit: MAX_MODELS,
  });
  const used = new Set<string>();
  for (const {
    values: [provider, model],
  } of groups) {
    if (provider === undefined || model === undefined) continue;
    const found = finder.find(provider, model);
    for (const name of [found.model, ...found.entries.map(({ entry }) => entry.model)]) used.add(JSON.stringify([found.provider, name]));
  }
  return (provider, model) => used.has(JSON.stringify([provider, model]));
}
