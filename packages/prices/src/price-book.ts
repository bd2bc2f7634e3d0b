import type { Meter } from './meters.ts';
import type { Schedule } from './schedule.ts';

/**
 * US dollars by meter, as decimal strings, for as many units as the meter's definition says: per million tokens, per thousand
 * calls, per hour. `{ input: '1.25', cache_read: '0.125', output: '10', web_search: '10' }`.
 * A meter that is missing has no price; `'0'` is free.
 */
export type MeterPrices = Readonly<Partial<Record<Meter, string>>>;

/**
 * How far a price is to be trusted. `verified`: read on the provider's page or agreed on by independent sources. `imported`:
 * taken over from one. `disputed`: sources differ and nobody has decided. `default`: an operator's price for what is unknown.
 * `free`: costs nothing, and the provider says so.
 */
export type PriceStatus = 'verified' | 'imported' | 'disputed' | 'default' | 'free';

/** Where a price was read, and when. */
export interface PriceSource {
  readonly url: string;
  /** Day of the check, `2026-11-20`. */
  readonly checkedAt: string;
  readonly note?: string;
}

/** When a rule applies: all that is stated must hold. */
export interface RuleCondition {
  /** The whole prompt (fresh, read and written tokens) is more than this many tokens. */
  readonly promptOver?: number;
  /** The whole prompt is at least this many tokens. */
  readonly promptFrom?: number;
  /** The tier that served the call is one of these; names as {@link canonicalTier} gives them. */
  readonly serviceTier?: readonly string[];
  /** Where the call was processed is one of these, in lower case: `us`, `eu`, `us-east5`, `data-zone`, `regional`. */
  readonly geography?: readonly string[];
  /** Where the call was processed is known and none of these. */
  readonly geographyNot?: readonly string[];
  /** Other facts about the call: `{ quality: ['hd'], size: ['1024x1024'] }`. A fact that is not known matches nothing. */
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** Times of day and days of the week. */
  readonly schedule?: Schedule;
}

/**
 * A condition and what it does to the price of the whole call. Absolute prices replace those of the meters they name, a later
 * rule over an earlier one; multipliers then multiply, all that apply. Exactly one of `prices` and `multiply`.
 */
export interface PriceRule {
  /** Part of the price id: `over-200000`, `batch`, `us`, `peak`. */
  readonly id: string;
  readonly when: RuleCondition;
  readonly prices?: MeterPrices;
  /** A plain decimal string, `'0.5'`. */
  readonly multiply?: string;
  /** What is multiplied; every meter of tokens, and no fee, if it is missing. */
  readonly meters?: readonly Meter[];
  /** Where the rule is to be trusted less than the price that it changes. */
  readonly status?: 'imported' | 'disputed';
}

/** The prices of a model during one span of time. Versions are only ever added, never changed. */
export interface PriceVersion {
  /** Counts from 1 within the model. */
  readonly version: number;
  /** First instant of the price, ISO 8601 with time zone; missing where no source knows since when. */
  readonly validFrom?: string;
  /** First instant after the price; missing while it is in force. */
  readonly validTo?: string;
  /** When this book learned of it. */
  readonly recordedAt: string;
  /** Versions that this one takes the place of wherever it is valid: how a book is corrected without changing what was in it. */
  readonly supersedes?: readonly number[];
  readonly status: PriceStatus;
  readonly source: PriceSource;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
  /** Least billed quantity of a meter that is used at all: `{ audio_second: 10 }`. */
  readonly minimums?: Readonly<Partial<Record<Meter, number>>>;
}

/** That a model ends, or has ended. Its prices stay, for the calls that were made. */
export interface Deprecation {
  /** First instant at which the provider no longer serves it. */
  readonly retiresAt: string;
  readonly replacement?: string;
  readonly source: PriceSource;
}

/** One model of one provider. */
export interface ModelPrices {
  /** Provider names as in `gen_ai.provider.name`; the first is part of the price id. */
  readonly providers: readonly string[];
  /** Exact id. */
  readonly model: string;
  /** Other exact ids of the same model. */
  readonly aliases?: readonly string[];
  /** Whether the id with a date behind it (`-20260917`, `-2026-09-17`, `@20260917`) is the same model at the same price. */
  readonly dated?: boolean;
  readonly deprecation?: Deprecation;
  /** None where a book says only when a model retires that another book has the prices of. */
  readonly versions: readonly PriceVersion[];
}

/** An operator's name for a model: an Azure deployment, a Bedrock application profile, a gateway's route. */
export interface ModelAlias {
  readonly provider: string;
  /** Exact id as it stands in telemetry. */
  readonly model: string;
  readonly to: { readonly provider: string; readonly model: string };
  /** The tier that serves this name, unless the answer names another than the standard one: `provisioned`. */
  readonly serviceTier?: string;
  /** Where calls of this name are processed, unless the answer says: `data-zone`. */
  readonly geography?: string;
}

/** What every statement of an operator has: when it applies, when it was made, and why. */
interface Dated {
  readonly id: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly recordedAt: string;
  readonly reason: string;
  readonly by?: string;
}

/** An operator's own prices of one model, in place of any book's. Meters that it does not name keep their price. */
export interface PriceOverride extends Dated {
  readonly providers: readonly string[];
  readonly model: string;
  readonly prices: MeterPrices;
  /** Rules in place of the model's own, which otherwise go on applying. */
  readonly rules?: readonly PriceRule[];
}

/** What calls of models that no book knows are priced at. */
export interface DefaultPrice extends Dated {
  /** Every provider if missing. */
  readonly providers?: readonly string[];
  readonly status: 'default' | 'free';
  readonly prices: MeterPrices;
}

/** Which calls a term is about, and what they cost: exactly one of `multiply` and `prices`. */
export interface ContractTerm {
  /** Every provider if missing. */
  readonly providers?: readonly string[];
  /** Ids of models in the book; every model if missing. */
  readonly models?: readonly string[];
  /** Of the list price, a plain decimal string: `'0.875'` is 12.5 % off. */
  readonly multiply?: string;
  /** What is multiplied; everything, fees included, if it is missing. */
  readonly meters?: readonly Meter[];
  /** What is paid, whatever the list and its rules say; other meters stay at list. */
  readonly prices?: MeterPrices;
}

/** What a tenant has agreed on. The first term that fits a call is the one that counts. */
export interface Contract extends Dated {
  readonly tenant: string;
  readonly terms: readonly ContractTerm[];
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
  readonly aliases?: readonly ModelAlias[];
  readonly overrides?: readonly PriceOverride[];
  readonly defaults?: readonly DefaultPrice[];
  readonly contracts?: readonly Contract[];
  /** The book that this one stands on: what is not found here is looked up there. */
  readonly extends?: PriceBook;
}
