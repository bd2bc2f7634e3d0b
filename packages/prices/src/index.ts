export { Cost, Money } from './cost.ts';
export type { CostLine } from './cost-line.ts';
export type { VersionParts } from './compiled-version.ts';
export { costOf, packagedPricer } from './cost-of.ts';
export { PACKAGED_BOOK } from './packaged/index.ts';
export { InvalidPriceBookError, InvalidUsageError, MissingPriceError, PriceError, UnknownModelError } from './errors.ts';
export { renderExplanation } from './render-explanation.ts';
export type { Explanation } from './explanation.ts';
export { metersOf } from './meters-of.ts';
export { isMeter, meterDefinition, METERS, TOKEN_METERS } from './meters.ts';
export type { Meter, MeterDefinition, MeterUnit } from './meters.ts';
export type {
  Contract,
  ContractTerm,
  DefaultPrice,
  Deprecation,
  MeterPrices,
  ModelAlias,
  ModelPrices,
  PriceBook,
  PriceOverride,
  PriceRule,
  PriceSource,
  PriceStatus,
  PriceVersion,
  RuleCondition,
} from './price-book.ts';
export { Pricer } from './pricer.ts';
export type { CallToPrice } from './pricer.ts';
export { parseQuantities } from './quantities.ts';
export type { MeterQuantities } from './quantities.ts';
export type { Schedule } from './schedule.ts';
export { canonicalTier } from './service-tier.ts';
export { TOKEN_TYPES, tokensByType } from './token-types.ts';
export type { TokenCounts, TokenType } from './token-types.ts';
