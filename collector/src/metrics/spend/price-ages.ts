import type { Pricer } from '@spancost/prices';
import { lastChecked } from '@spancost/prices/upkeep';
import type { Registry } from 'prom-client';
import type { LedgerViews } from '../../ledger/views.ts';
import { lastDays } from '../../periods/last-days.ts';
import { gauge } from '../series/declared.ts';
import type { GaugePart } from './gauge-part.ts';
import { isShownByName } from './top-names.ts';

/** Models whose prices are shown: so many of those that cost most in so many days. */
const SHOWN_MODELS = 50;
const DAYS = 7;

/** What models are in use is asked of the ledger every hour: it looks at every call of these days. */
const ASKED_EVERY_MS = 3_600_000;

interface UsedModel {
  readonly provider: string;
  readonly model: string;
}

/** When the prices of the models in use were last checked, by the book in force. @param pricer Missing until there is one. */
export function priceAges(registry: Registry, pricer: () => Pricer | undefined): GaugePart {
  const checked = gauge('priceChecked', registry);
  let asked: { readonly at: number; readonly models: readonly UsedModel[] } | undefined;

  return {
    async read(views: LedgerViews, at: number) {
      const isKnown = asked !== undefined && at >= asked.at && at - asked.at < ASKED_EVERY_MS;
      const used = isKnown && asked !== undefined ? asked : { at, models: await usedModels(views, at) };
      return () => {
        // A ledger that had no calls may have some at the next scrape.
        asked = used.models.length === 0 ? undefined : used;
        const prices = pricer();
        checked.reset();
        for (const { provider, model } of prices === undefined ? [] : used.models) {
          const day = prices === undefined ? undefined : lastChecked(prices, { provider, model, at });
          if (day !== undefined) checked.set({ provider, model }, Date.parse(day) / 1000);
        }
      };
    },
  };
}

async function usedModels(views: LedgerViews, at: number): Promise<readonly UsedModel[]> {
  const uses = await views.priceUsage({ range: lastDays(DAYS, at), scope: {} }, SHOWN_MODELS);
  return uses.flatMap(({ provider, model }) => (model !== undefined && isShownByName(model) ? [{ provider, model }] : []));
}
