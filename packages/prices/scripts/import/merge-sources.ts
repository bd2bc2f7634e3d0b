import { TOKEN_METERS } from '../../src/meters.ts';
import type { MeterPrices, PriceRule } from '../../src/price-book.ts';
import type { SourcePrice } from '../../src/sources/index.ts';
import type { PriceDifference } from '../../src/upkeep/index.ts';
import { disagreements, holdsAt } from './agreement.ts';

/** A span of time of an imported model. */
export interface MergedSpan {
  readonly origin: 'both' | 'pi-ai' | 'genai-prices' | 'differ' | 'free';
  readonly price: SourcePrice;
}

/** An imported model. */
export interface MergedModel {
  readonly provider: string;
  readonly model: string;
  readonly aliases: readonly string[];
  /** In order of time; one of them is of today. */
  readonly spans: readonly MergedSpan[];
  /** The one of today. */
  readonly today: number;
}

/** What pi-ai and genai-prices say differently of one model. */
interface Disagreement {
  readonly provider: string;
  readonly model: string;
  /** `old` is genai-prices, `new` is pi-ai. */
  readonly differences: readonly PriceDifference[];
}

/** All models of both lists, and what they disagree on. */
export interface Merged {
  readonly models: readonly MergedModel[];
  readonly disagreements: readonly Disagreement[];
}

/**
 * Brings two lists together, a model being one where provider and id are the same but for upper and lower case. The price of
 * today is that of pi-ai, which is fresher, with the meters that genai-prices alone has where they agree on all that both have.
 * Prices of other times are those of genai-prices, which alone has them.
 *
 * @param at Milliseconds since the epoch, when pi-ai was written.
 */
export function mergeSources(piAi: readonly SourcePrice[], genai: readonly SourcePrice[], at: number): Merged {
  const histories = Map.groupBy(genai, keyOf);
  const byId = new Map<string, readonly SourcePrice[]>();
  for (const versions of histories.values())
    for (const id of idsOf(versions[0]!))
      if (!byId.has(lower(versions[0]!.provider, id))) byId.set(lower(versions[0]!.provider, id), versions);
  const models: MergedModel[] = [];
  const disagreed: Disagreement[] = [];
  const taken = new Set<string>();
  for (const ours of piAi) {
    const { provider, model } = ours;
    const key = lower(provider, model);
    taken.add(key);
    const versions = byId.get(key);
    const today = versions?.findIndex((version) => holdsAt(version, at)) ?? -1;
    const theirs = versions?.[today];
    if (versions === undefined || theirs === undefined) {
      models.push({ provider, model, aliases: [], spans: [{ origin: ours.free ? 'free' : 'pi-ai', price: ours }], today: 0 });
      continue;
    }
    const differences = disagreements(theirs, ours, at);
    if (differences.length > 0) disagreed.push({ provider, model, differences });
    const merged: MergedSpan = {
      origin: differences.length > 0 ? 'differ' : 'both',
      price: differences.length > 0 ? dated(ours, theirs) : united(ours, theirs),
    };
    const spans = versions.map((price, index) => (index === today ? merged : { origin: 'genai-prices' as const, price }));
    models.push({
      provider,
      model,
      aliases: idsOf(theirs).filter((id) => id !== model && id.toLowerCase() === model.toLowerCase()),
      spans,
      today,
    });
  }
  for (const versions of histories.values()) {
    const ids = idsOf(versions[0]!).filter((id) => !taken.has(lower(versions[0]!.provider, id)));
    const [model, ...aliases] = ids;
    const today = versions.findIndex((version) => holdsAt(version, at));
    if (model === undefined || today === -1) continue;
    for (const id of ids) taken.add(lower(versions[0]!.provider, id));
    models.push({
      provider: versions[0]!.provider,
      model,
      aliases,
      spans: versions.map((price) => ({ origin: price.free ? 'free' : 'genai-prices', price })),
      today,
    });
  }
  return { models, disagreements: disagreed };
}

/** The prices of one, with the meters of the other that it does not know. */
function united(ours: SourcePrice, theirs: SourcePrice): SourcePrice {
  const rules = ours.rules.map((rule) => ({
    ...rule,
    prices: { ...theirs.rules.find((each) => isSameBound(each, rule))?.prices, ...rule.prices },
  }));
  const others = theirs.rules.filter(({ when }) => boundOf(when) === undefined);
  const prices: MeterPrices = { ...theirs.prices, ...ours.prices };
  // A long prompt must have a price for all that a short one has.
  const whole = rules.every(
    ({ when, prices: long }) =>
      boundOf(when) === undefined || TOKEN_METERS.every((meter) => prices[meter] === undefined || Object.hasOwn(long, meter)),
  );
  return dated(whole ? { ...ours, prices, rules: [...rules, ...others] } : ours, theirs);
}

function dated(price: SourcePrice, { validFrom, validTo }: SourcePrice): SourcePrice {
  return { ...price, ...(validFrom === undefined ? {} : { validFrom }), ...(validTo === undefined ? {} : { validTo }) };
}

function isSameBound(one: PriceRule, other: PriceRule): boolean {
  const [first, second] = [boundOf(one.when), boundOf(other.when)];
  return first !== undefined && second !== undefined && Math.abs(first - second) <= 1;
}

function boundOf({ promptOver, promptFrom }: PriceRule['when']): number | undefined {
  return promptOver ?? promptFrom;
}

function keyOf({ provider, model }: SourcePrice): string {
  return JSON.stringify([provider, model]);
}

function lower(provider: string, model: string): string {
  return JSON.stringify([provider, model.toLowerCase()]);
}

function idsOf({ model, aliases = [] }: SourcePrice): readonly string[] {
  return [model, ...aliases];
}
