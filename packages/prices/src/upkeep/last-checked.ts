import type { VersionParts } from '../compiled-version.ts';
import type { PriceBook } from '../price-book.ts';
import { chainOf, type Pricer } from '../pricer.ts';

/** A model as it stands in telemetry, and when. */
export interface PricedModel {
  readonly provider: string;
  readonly model: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The day on which somebody last looked whether the price of a model is right: `2026-10-01`; for an override, the day on which it was
 * stated. Undefined where the model has no price, or one that nobody needs to check: a default, or free by its name.
 */
export function lastChecked(pricer: Pricer, model: PricedModel): string | undefined {
  const price = pricer.priceAt(model);
  return price === undefined || price.status === 'default' ? undefined : checkedOn(price, chainOf(pricer.book));
}

/** The same of a price that is known to be in one of these books. */
export function checkedOn(price: VersionParts, books: readonly PriceBook[]): string | undefined {
  const id = /\/override:(.+)$/.exec(price.priceId)?.[1];
  const override = id === undefined ? undefined : books.flatMap(({ overrides }) => overrides ?? []).find((each) => each.id === id);
  return override === undefined ? price.source?.checkedAt : override.recordedAt.slice(0, 10);
}
