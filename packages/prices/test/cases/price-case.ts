import type { MeterQuantities } from '../../src/index.ts';

/** A call whose cost was worked out by hand from the provider's published prices, and not from the data of this package. */
export interface PriceCase {
  readonly provider: string;
  readonly model: string;
  /** ISO 8601. */
  readonly at: string;
  /** What was billed, by meter: `input` is fresh text. */
  readonly usage: MeterQuantities;
  readonly serviceTier?: string;
  readonly geography?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** US dollars; null where the call has no price. */
  readonly usd: string | null;
  /** How the amount was worked out: `2,400 × 0.50 × 1.1 + … per million`. */
  readonly working: string;
  /** Address of the page or release that the prices were read from. */
  readonly source: string;
}
