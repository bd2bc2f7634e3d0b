import { COST_SCALE } from '@spancost/conventions';
import { Cost, MissingPriceError, type CallToPrice, type Meter, type Pricer } from '@spancost/prices';
import { quotientOf, type Usd } from '../ledger/money.ts';
import type { MixMeter, TokenMix } from '../ledger/token-mixes.ts';

/** A model of a provider. */
export interface ModelOfProvider {
  readonly provider: string;
  readonly model: string;
}

/** Decimals that amounts are added up with, before the one rounding to those of the ledger. */
const DECIMALS = 40;

/** Input that a model may know of no cache for. */
const CACHED: readonly Meter[] = ['cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h'];

/** A prompt of so many tokens is a usual one, where nothing says how long it is. */
const USUAL_PROMPT = 1000;

/**
 * What calls would cost on models at the prices of one moment, in the ledger's units. Prices are multiplied with the sums of
 * tokens of calls that are priced alike: a rule for long prompts, a tier, a contract counts for all of them or for none.
 */
export class MixPricer {
  readonly #pricer: Pricer;
  readonly #at: number;
  readonly #bounds: readonly number[];
  readonly #rates = new Map<string, ReadonlyMap<Meter, bigint> | undefined>();

  /** @param bounds Those that the mixes were made by. */
  constructor(pricer: Pricer, at: number, bounds: readonly number[]) {
    this.#pricer = pricer;
    this.#at = at;
    this.#bounds = bounds;
  }

  /** The cost of all these calls; undefined where the model has no price for something that they used. */
  cost(model: ModelOfProvider, mixes: readonly TokenMix[]): Usd | undefined {
    let sum = 0n;
    for (const mix of mixes) {
      const cost = this.#costOf(model, mix);
      if (cost === undefined) return undefined;
      sum += cost;
    }
    return quotientOf(sum, 10n ** BigInt(DECIMALS - COST_SCALE));
  }

  #costOf(model: ModelOfProvider, mix: TokenMix): bigint | undefined {
    const used = (Object.keys(mix.tokens) as MixMeter[]).filter((meter) => mix.tokens[meter] > 0n);
    const rates = this.#ratesOf(model, mix, used);
    if (rates === undefined) return undefined;
    // Cached input is input to a model that has no price for it.
    return used.reduce((sum, meter) => sum + mix.tokens[meter] * (rates.get(meter) ?? rates.get('input') ?? 0n), 0n);
  }

  #ratesOf(model: ModelOfProvider, mix: TokenMix, used: readonly MixMeter[]): ReadonlyMap<Meter, bigint> | undefined {
    const call = this.#callOf(model, mix);
    const key = JSON.stringify([call, mix.promptFrom, used]);
    if (this.#rates.has(key)) return this.#rates.get(key);
    const rates = this.#priced(call, mix.promptFrom, used);
    this.#rates.set(key, rates);
    return rates;
  }

  #priced(call: CallToPrice, promptFrom: number, used: readonly Meter[]): ReadonlyMap<Meter, bigint> | undefined {
    const price = this.#pricer.priceMeters(callOf(used, this.#promptOf(promptFrom)), call);
    if (price instanceof Cost) return new Map(price.lines.map((line) => [line.meter, perToken(line.price, line.per)]));
    if (!(price instanceof MissingPriceError) || price.meters.length === 0 || !price.meters.every((meter) => CACHED.includes(meter)))
      return undefined;
    const { meters } = price;
    return this.#priced(
      call,
      promptFrom,
      used.filter((meter) => !meters.includes(meter)),
    );
  }

  /** What else the price of a call hangs on. Names of regions, and other facts, are those of one provider. */
  #callOf(model: ModelOfProvider, mix: TokenMix): CallToPrice {
    const isSame = model.provider === mix.provider;
    return {
      ...model,
      at: this.#at,
      ...(mix.tenant === undefined ? {} : { tenant: mix.tenant }),
      ...(mix.serviceTier === undefined ? {} : { serviceTier: mix.serviceTier }),
      ...(isSame && mix.geography !== undefined ? { geography: mix.geography } : {}),
      ...(isSame && mix.parameters !== undefined ? { parameters: JSON.parse(mix.parameters) as Record<string, string> } : {}),
    };
  }

  /** A length between this bound and the next one. */
  #promptOf(from: number): number {
    const next = this.#bounds.find((bound) => bound > from) ?? Number.MAX_SAFE_INTEGER;
    return Math.max(from, Math.min(next - 1, USUAL_PROMPT));
  }
}

/** A call with one token of each of these meters and a prompt of this length, to learn its prices. */
function callOf(used: readonly Meter[], prompt: number): Readonly<Partial<Record<Meter, number>>> {
  const cached = used.filter((meter) => CACHED.includes(meter));
  return { ...Object.fromEntries(used.map((meter) => [meter, 1])), input: Math.max(1, prompt - cached.length) };
}

/** US dollars for one token, at {@link DECIMALS}. */
function perToken(price: string, per: number): bigint {
  const [whole = '', fraction = ''] = price.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(DECIMALS - fraction.length - String(per).length + 1);
}
