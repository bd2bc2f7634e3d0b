/** A unit of what is billed. The meters partition a call's usage: each token lands in exactly one. */
export type Meter = 'input' | 'cache_read' | 'cache_write' | 'cache_write_5m' | 'cache_write_1h' | 'output';

/** The meters, in the order in which lines of a cost are shown. */
export const METERS: readonly Meter[] = ['input', 'cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h', 'output'];

/**
 * US dollars per one million tokens, as decimal strings: `{ input: '1.25', cache_read: '0.125', output: '10' }`.
 * A meter that is missing has no price; `'0'` is free.
 */
export type MeterPrices = Readonly<Partial<Record<Meter, string>>>;

/** How far a price is to be trusted. */
export type PriceStatus = 'verified' | 'imported' | 'disputed' | 'default' | 'free';

/** Where a price was read, and when. */
export interface PriceSource {
  readonly url: string;
  /** Day of the check, `2026-11-20`. */
  readonly checkedAt: string;
  readonly note?: string;
}

/**
 * Prices of requests whose whole prompt (fresh, read and written tokens) is long. A cliff: above it every token of the
 * request, output included, takes these prices. Exactly one bound: `over` means `>`, `from` means `>=`.
 */
export interface LongContextTier {
  readonly over?: number;
  readonly from?: number;
  readonly prices: MeterPrices;
}

/** The prices of a model during one span of time. Versions are only ever added, never changed. */
export interface PriceVersion {
  /** Counts from 1 within the model. */
  readonly version: number;
  /** First instant of the price, ISO 8601 with time zone. */
  readonly validFrom: string;
  /** First instant after the price; missing while it is in force. */
  readonly validTo?: string;
  /** When this book learned of it. */
  readonly recordedAt: string;
  readonly status: PriceStatus;
  readonly source: PriceSource;
  readonly prices: MeterPrices;
  readonly longContext?: readonly LongContextTier[];
}

/** One model of one provider. */
export interface ModelPrices {
  /** Provider names as in `gen_ai.provider.name`; the first is part of the price id. */
  readonly providers: readonly string[];
  /** Exact id. */
  readonly model: string;
  /** Other exact ids of the same model. */
  readonly aliases?: readonly string[];
  /** Whether `<id>-YYYYMMDD` and `<id>-YYYY-MM-DD` are the same model at the same price. */
  readonly dated?: boolean;
  readonly versions: readonly PriceVersion[];
}

/** Everything that is needed to price calls. */
export interface PriceBook {
  readonly schema: 'spancost/price-book/v1';
  /** Name of the book: `list` is the packaged one. */
  readonly id: string;
  /** Grows with every change. */
  readonly revision: number;
  readonly currency: 'USD';
  readonly models: readonly ModelPrices[];
}
