import type { MeterPrices, PriceRule } from '../price-book.ts';

/** A list of prices that others, or an earlier Spancost, have published. */
export type SourceFormat = 'price-book' | 'pi-ai' | 'genai-prices' | 'litellm' | 'openrouter' | 'models.dev' | 'portkey';

/** What a source says a model costs during one span of time. */
export interface SourcePrice {
  /** As in `gen_ai.provider.name`, older and foreign spellings replaced: `aws.bedrock`, `x_ai`. */
  readonly provider: string;
  /** Exact id. */
  readonly model: string;
  /** Other exact ids that the source gives the same price; never a pattern. */
  readonly aliases?: readonly string[];
  /** First instant of the price, ISO 8601 in UTC; missing where the source does not say. */
  readonly validFrom?: string;
  /** First instant after the price; missing where the source knows of no end. */
  readonly validTo?: string;
  /** Exact decimal strings for as many units as the meter's definition says. A meter without a price, or at zero, is missing. */
  readonly prices: MeterPrices;
  /** Long prompts, service tiers, hours. */
  readonly rules: readonly PriceRule[];
  /** The source says zero, and the id says that this is a free variant. Zero alone is how these sources also write "unknown". */
  readonly free: boolean;
}

/** An entry of a source that could not be read, and so is not among its prices. */
export interface SourceProblem {
  readonly path: readonly (string | number)[];
  /** What is wrong there, without the path. */
  readonly problem: string;
}

/** All that could be read of a source. */
export interface SourceReading {
  readonly format: SourceFormat | undefined;
  readonly prices: readonly SourcePrice[];
  readonly problems: readonly SourceProblem[];
}

/** How to read a source, where its data does not say. */
export interface SourceOptions {
  /** The form of the data; recognised by its shape if missing. */
  readonly format?: SourceFormat;
  /** Whose prices these are. Portkey has one file a provider that does not name it. */
  readonly provider?: string;
}
