import type { MeterPrices, PriceRule } from '../price-book.ts';

/**
 * Who says so: `both` lists within 0.1 %, `pi-ai` or `genai-prices` alone, or pi-ai where they `differ` and nobody has decided.
 * `free` is a variant that its provider gives away.
 */
export type ImportedOrigin = 'both' | 'pi-ai' | 'genai-prices' | 'differ' | 'free';

/** Prices of prompts of more than, or at least, so many tokens. */
export type ImportedTiers = Readonly<Record<number, MeterPrices>>;

/** What more there is to say of a price. */
export interface ImportedDetails {
  /** Images, or images and videos, of the prompt cost what its text does, cached or not. */
  readonly asText?: 'image' | 'image+video';
  readonly over?: ImportedTiers;
  readonly from?: ImportedTiers;
  /** Rules of other kinds. */
  readonly rules?: readonly PriceRule[];
  /** First day of the price, `2026-08-21`; missing where no list knows. */
  readonly since?: string;
}

/** A price before or after the one of today. */
export type ImportedSpan = readonly [origin: ImportedOrigin, prices: MeterPrices, details?: ImportedDetails];

/** One model, in one line of a generated file. */
export type ImportedRow = readonly [
  model: string,
  origin: ImportedOrigin,
  prices: MeterPrices,
  details?: ImportedDetails & {
    readonly aliases?: readonly string[];
    readonly earlier?: readonly ImportedSpan[];
    readonly later?: readonly ImportedSpan[];
  },
];

/** The imported models of one provider. */
export interface ImportedProvider {
  /** As in `gen_ai.provider.name`. */
  readonly provider: string;
  readonly rows: readonly ImportedRow[];
}
