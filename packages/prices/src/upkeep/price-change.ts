import type { MeterPrices, PriceRule, PriceSource, PriceStatus } from '../price-book.ts';
import type { SourcePrice } from '../sources/source-price.ts';
import type { PriceDifference } from './compare-prices.ts';

/** What one source says today: what a book is compared with. */
export interface Upstream {
  /** Name under which what it listed is remembered: `litellm`, `pi-ai`, the id of a book. */
  readonly name: string;
  /** What a version that is taken over gives as its source. */
  readonly source: PriceSource;
  readonly prices: readonly SourcePrice[];
  /** What it listed the last time, as {@link listedBy} has it; a model that is no longer there is a removal. */
  readonly previously?: readonly string[];
}

/** A price as a source offers it. */
export interface OfferedPrice {
  /** First instant of the price; missing where the source does not say, and then it counts from the approval on. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
  /** The source says that it costs nothing. */
  readonly free?: true;
  readonly aliases?: readonly string[];
}

/** The price that a book has where a source offers another. */
export interface FormerPrice {
  readonly priceId: string;
  readonly status: PriceStatus;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
}

/**
 * Why a change needs an approval of its own. `above-2x`: some meter costs more than twice, or less than half, of what it did.
 * `removal`: the source no longer lists the model. `verified-price`: somebody has checked the price that would change.
 */
export type ChangeFlag = 'above-2x' | 'removal' | 'verified-price';

/** A difference between a source and a book, as it waits for somebody to decide. */
export interface PriceChange {
  /** Stays the same for as long as the source offers the same against the same price. */
  readonly id: string;
  readonly kind: 'new' | 'changed' | 'removed';
  readonly provider: string;
  readonly model: string;
  readonly old?: FormerPrice;
  readonly new?: OfferedPrice;
  readonly differences: readonly PriceDifference[];
  /** New over old of the meter that changes most, to four digits: `2.5`; missing where there is nothing to divide. */
  readonly factor?: string;
  readonly flags: readonly ChangeFlag[];
  readonly upstream: string;
  readonly source: PriceSource;
  readonly proposedAt: string;
}
