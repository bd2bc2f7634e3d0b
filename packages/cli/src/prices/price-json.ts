import type { MeterPrices, PriceRule, PriceSource, PriceStatus, PriceVersion, VersionParts } from '@spancost/prices';

/** A price in force, as `--json` prints it; null where it is not known. */
export interface PriceJson {
  readonly price_id: string;
  readonly status: PriceStatus;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly checked_at: string | null;
  readonly source: PriceSource | null;
  /** Why an operator stated it. */
  readonly reason: string | null;
  /** US dollars by meter, for as many units as the meter's price is for. */
  readonly prices: MeterPrices;
  readonly rules: readonly PriceRule[];
  readonly minimums: PriceVersion['minimums'];
}

export function priceJson(price: VersionParts): PriceJson {
  return {
    price_id: price.priceId,
    status: price.status,
    valid_from: price.validFrom ?? null,
    valid_to: price.validTo ?? null,
    checked_at: price.source?.checkedAt ?? null,
    source: price.source ?? null,
    reason: price.reason ?? null,
    prices: price.prices,
    rules: price.rules ?? [],
    minimums: price.minimums ?? {},
  };
}
