export { comparePrices } from './compare-prices.ts';
export type { CompareOptions, PriceDifference, RuledPrices } from './compare-prices.ts';
export type { EndingPrice } from './ending-prices.ts';
export type { ChangeFlag, FormerPrice, OfferedPrice, PriceChange, Upstream } from './price-change.ts';
export { PriceFinder } from './price-finder.ts';
export type { FoundEntry, FoundPrices } from './price-finder.ts';
export { listedBy, proposeChanges } from './propose-changes.ts';
export { HORIZON_DAYS, STALE_AFTER_DAYS, staleness } from './staleness.ts';
export type { ModelSpend, Staleness, StalenessOptions, UncheckedPrice } from './staleness.ts';
