import { createHash } from 'node:crypto';
import type { VersionParts } from '../compiled-version.ts';
import type { PriceBook } from '../price-book.ts';
import type { SourcePrice } from '../sources/source-price.ts';
import { comparePrices, isAboveTwice, largestFactor, type PriceDifference } from './compare-prices.ts';
import type { ChangeFlag, FormerPrice, OfferedPrice, PriceChange, Upstream } from './price-change.ts';
import { keyOf, PriceFinder } from './price-finder.ts';

/**
 * What a book would have to change to say what a source says today and of the days to come: models that no book has, prices
 * that differ, models that the source has ceased to list. Nothing is changed. What the source does not know (a meter, a tier)
 * is no difference, and neither is what it says of the past.
 *
 * @param at Now, in milliseconds since the epoch.
 */
export function proposeChanges(book: PriceBook, upstream: Upstream, at: number): readonly PriceChange[] {
  const finder = new PriceFinder(book);
  const offers = Map.groupBy(upstream.prices, ({ provider, model }) => keyOf(provider, model));
  const changes: PriceChange[] = [];
  for (const offered of offers.values()) {
    let known: OfferedPrice | undefined;
    for (const price of inForceAndLater(offered, at)) {
      const change = changeOf(finder, price, known, upstream, at);
      if (change !== undefined) changes.push(change);
      known = offeredPrice(price);
    }
  }
  return [...changes, ...removals(finder, upstream, new Set(offers.keys()), at)];
}

/** The models that a source lists, as it is remembered for the next time. */
export function listedBy(prices: readonly SourcePrice[]): readonly string[] {
  return [...new Set(prices.map(({ provider, model }) => keyOf(provider, model)))].toSorted();
}

/** What holds now, if anything does, then what is announced. */
function inForceAndLater(offered: readonly SourcePrice[], at: number): readonly SourcePrice[] {
  const dated = offered.map((price) => ({
    price,
    from: price.validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(price.validFrom),
    to: price.validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(price.validTo),
  }));
  const ordered = dated.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const current = ordered.findLast(({ from, to }) => from <= at && at < to);
  return [...(current === undefined ? [] : [current]), ...ordered.filter(({ from }) => from > at)].map(({ price }) => price);
}

/** @param announced The price that the same source has until then, where this one is of a later day. */
function changeOf(
  finder: PriceFinder,
  price: SourcePrice,
  announced: OfferedPrice | undefined,
  upstream: Upstream,
  now: number,
): PriceChange | undefined {
  if (!price.free && Object.keys(price.prices).length === 0) return undefined;
  const at = price.validFrom === undefined ? now : Math.max(now, Date.parse(price.validFrom));
  const offered = offeredPrice(price);
  const found = finder.find(price.provider, price.model);
  const old = found.entries.length === 0 ? undefined : finder.priceAt(price.provider, price.model, at);
  const base = { provider: price.provider, model: price.model, new: offered, upstream };
  if (old === undefined) {
    const before = announced ?? { prices: {} };
    const differences = comparePrices(before, offered, { at });
    if (announced !== undefined && differences.length === 0) return undefined;
    return makeChange({ ...base, kind: announced === undefined ? 'new' : 'changed', differences, flags: [], now });
  }
  const differences = differencesFrom(old, offered, { at, geography: found.geography });
  if (differences.length === 0) return undefined;
  const flags: readonly ChangeFlag[] = [
    ...(isAboveTwice(differences) ? ['above-2x' as const] : []),
    ...(isChecked(old) ? ['verified-price' as const] : []),
  ];
  return makeChange({ ...base, kind: 'changed', old: formerPrice(old), differences, flags, now });
}

/** A source that gives a model away states that every meter of it costs nothing. */
export function differencesFrom(
  old: Pick<VersionParts, 'prices' | 'rules' | 'status'>,
  offered: OfferedPrice,
  options: { readonly at: number; readonly geography?: string | undefined },
): readonly PriceDifference[] {
  if (offered.free !== true) return comparePrices(old, offered, { ...options, statedOnly: true });
  return comparePrices(old, { prices: freePrices(old.prices) }, { ...options, statedOnly: true });
}

/** Every meter that has a price, at nothing; input and output where none has. */
export function freePrices(prices: OfferedPrice['prices']): OfferedPrice['prices'] {
  const meters = Object.keys(prices);
  return Object.fromEntries((meters.length === 0 ? ['input', 'output'] : meters).map((meter) => [meter, '0']));
}

function removals(finder: PriceFinder, upstream: Upstream, offered: ReadonlySet<string>, at: number): readonly PriceChange[] {
  return (upstream.previously ?? []).flatMap((key) => {
    if (offered.has(key)) return [];
    const [provider = '', model = ''] = JSON.parse(key) as readonly string[];
    const { entries } = finder.find(provider, model);
    const old = finder.priceAt(provider, model, at);
    if (old === undefined || entries.length === 0 || entries.some(({ entry }) => entry.deprecation !== undefined)) return [];
    const flags: readonly ChangeFlag[] = isChecked(old) ? ['removal', 'verified-price'] : ['removal'];
    return [makeChange({ kind: 'removed', provider, model, old: formerPrice(old), differences: [], flags, upstream, now: at })];
  });
}

/** Whether somebody has looked: then a feed alone must not change it. */
function isChecked({ status }: VersionParts): boolean {
  return status === 'verified' || status === 'free';
}

function offeredPrice({ validFrom, validTo, prices, rules, free, aliases }: SourcePrice): OfferedPrice {
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    prices,
    ...(rules.length === 0 ? {} : { rules }),
    ...(free ? { free } : {}),
    ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
  };
}

function formerPrice({ priceId, status, prices, rules }: VersionParts): FormerPrice {
  return { priceId, status, prices, ...(rules === undefined ? {} : { rules }) };
}

interface ChangeParts extends Pick<PriceChange, 'kind' | 'provider' | 'model' | 'differences' | 'flags'> {
  readonly old?: FormerPrice;
  readonly new?: OfferedPrice;
  readonly upstream: Upstream;
  readonly now: number;
}

function makeChange({ upstream, now, differences, flags, ...parts }: ChangeParts): PriceChange {
  const factor = largestFactor(differences);
  const content = JSON.stringify([parts.kind, parts.provider, parts.model, parts.old ?? null, parts.new ?? null]);
  return {
    id: createHash('sha256').update(content).digest('hex').slice(0, 10),
    ...parts,
    differences,
    ...(factor === undefined ? {} : { factor }),
    flags,
    upstream: upstream.name,
    source: upstream.source,
    proposedAt: new Date(now).toISOString(),
  };
}
