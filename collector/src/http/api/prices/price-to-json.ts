import type { Price } from '@spancost/api';
import { STALE_AFTER_DAYS, type PriceInForce } from '@spancost/prices/upkeep';

const DAY_MS = 86_400_000;

/**
 * A price as the API tells it.
 *
 * @param now Milliseconds since the epoch; by it a price is stale or not.
 * @param used Whether calls of late hang on it.
 */
export function priceToJson({ provider, model, price, checkedAt }: PriceInForce, now: number, used: boolean): Price {
  const ageDays = checkedAt === undefined ? undefined : Math.floor((now - Date.parse(checkedAt)) / DAY_MS);
  return {
    provider,
    model,
    book: price.priceId.split('/')[0] ?? '',
    price_id: price.priceId,
    status: price.status,
    valid_from: price.validFrom ?? null,
    valid_to: price.validTo ?? null,
    checked_at: checkedAt ?? null,
    age_days: ageDays ?? null,
    is_stale: ageDays === undefined || ageDays > STALE_AFTER_DAYS,
    source_url: price.source?.url ?? null,
    reason: price.reason ?? null,
    prices: { ...price.prices },
    rules: [...(price.rules ?? [])],
    used,
  };
}
