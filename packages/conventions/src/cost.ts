/**
 * How a cost is known. `reported`: the provider said it in its answer. `computed`: complete usage at a stated price.
 * `estimated`: something was assumed, such as a cache write's time to live. `unpriced`: not known, which is not zero.
 */
export type CostBasis = 'reported' | 'computed' | 'estimated' | 'unpriced';

/**
 * Why a call has no price. `usage_missing`: nothing was reported. `usage_incomplete`: a stream ended before its usage
 * came. `usage_invalid`: the usage cannot be true. `model_missing`: neither side named a model. `model_unknown`: no book
 * has it. `price_missing`: the model is known but not for this time, or not for one of the meters that were used.
 */
export type UnpricedReason = 'usage_missing' | 'usage_incomplete' | 'usage_invalid' | 'model_missing' | 'model_unknown' | 'price_missing';

/** Decimals that the ledger keeps of a US dollar: DECIMAL(38,20). */
export const COST_SCALE = 20;
