export { describeRule } from '../describe-rule.ts';
export { applyChanges } from './apply-changes.ts';
export type { AppliedChanges, Approval } from './apply-changes.ts';
export { applyEdits, BookEditError, nextRevision } from './book-edit.ts';
export type { BookEdit } from './book-edit.ts';
export { changelogEntry, changelogFileOf, withEntry } from './changelog.ts';
export { comparePrices } from './compare-prices.ts';
export type { CompareOptions, PriceDifference, RuledPrices } from './compare-prices.ts';
export { diffPrices } from './diff-prices.ts';
export type { ListDifference, ListedPrice, PriceList } from './diff-prices.ts';
export type { EndingPrice } from './ending-prices.ts';
export { lastChecked } from './last-checked.ts';
export type { PricedModel } from './last-checked.ts';
export { newVersion } from './new-version.ts';
export type { StatedModel, StatedVersion, VersionTarget } from './new-version.ts';
export { overridePrice, rulesBeside } from './override-price.ts';
export type { StatedOverride } from './override-price.ts';
export type { ChangeFlag, FormerPrice, OfferedPrice, PriceChange, Upstream } from './price-change.ts';
export { PriceFinder } from './price-finder.ts';
export type { FoundEntry, FoundPrices } from './price-finder.ts';
export { priceInForce, pricesInForce } from './prices-in-force.ts';
export type { InForceOptions, PriceInForce } from './prices-in-force.ts';
export { listedBy, proposeChanges } from './propose-changes.ts';
export {
  approvedBy,
  decided,
  EMPTY_QUARANTINE,
  InvalidQuarantineError,
  parseQuarantine,
  quarantineChanges,
  quarantineFileOf,
} from './quarantine.ts';
export type { Quarantine } from './quarantine.ts';
export { retireModel } from './retire-model.ts';
export { HORIZON_DAYS, STALE_AFTER_DAYS, staleness } from './staleness.ts';
export type { ModelSpend, Staleness, StalenessOptions, UncheckedPrice } from './staleness.ts';
export { problemText, UnusableSourceError, upstreamOf, withListed } from './upstream-of.ts';
export type { ReadUpstream, UpstreamOrigin } from './upstream-of.ts';
export { verifyPrice } from './verify-price.ts';
export type { PriceCheck } from './verify-price.ts';
