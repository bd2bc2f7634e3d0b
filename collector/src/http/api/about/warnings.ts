import type { About } from '@spancost/api';
import { pricesInForce } from '@spancost/prices/upkeep';
import { UNLIMITED } from '../../../access/token-limits.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Readiness } from '../../../lifecycle/readiness.ts';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import type { WaitingChanges } from '../../../prices/sync/waiting-changes.ts';
import { priceToJson } from '../prices/price-to-json.ts';
import { usedModels } from '../prices/used-models.ts';

export interface WarningsOptions {
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
  readonly changes: WaitingChanges;
  readonly readiness: Readiness;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type Warning = About['warnings'][number];

/** Reports in quarantine that are counted; to know that there are more helps nobody. */
const MOST_COUNTED = 100;

/** What somebody should look at, most urgent first. */
export async function warningsOf({ ledger, prices, changes, readiness, now }: WarningsOptions): Promise<Warning[]> {
  const problems = readiness.problems();
  const quarantined = (await ledger.quarantined({ state: 'waiting' }, MOST_COUNTED)).length;
  const isUsed = await usedModels(ledger, prices.finder, { limits: UNLIMITED, now: now() });
  const stale = pricesInForce(prices.finder, { at: now() }).filter(
    (price) => isUsed(price.provider, price.model) && priceToJson(price, now(), true).is_stale,
  ).length;
  const waiting = changes.quarantine.waiting.length;
  const all: readonly Warning[] = [
    { kind: 'not_ready', count: problems.length, message: problems.join('; ') },
    {
      kind: 'quarantine',
      count: quarantined,
      message: `${quarantined}${quarantined === MOST_COUNTED ? ' or more' : ''} reports cannot be true and wait for a decision: GET /api/v1/quarantine`,
    },
    {
      kind: 'stale_prices',
      count: stale,
      message: `${stale} prices that calls hang on were not checked for a while: GET /api/v1/prices?stale=true&used=true`,
    },
    { kind: 'price_changes', count: waiting, message: `${waiting} price changes wait for a decision: GET /api/v1/prices/changes` },
  ];
  return all.filter(({ count }) => count > 0);
}
