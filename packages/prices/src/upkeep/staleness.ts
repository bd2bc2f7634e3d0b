import { Money } from '../cost.ts';
import type { VersionParts } from '../compiled-version.ts';
import type { PriceBook } from '../price-book.ts';
import { checkedOn } from './last-checked.ts';
import { endingPrices, type EndingPrice } from './ending-prices.ts';
import { keyOf, PriceFinder } from './price-finder.ts';

/** What was spent on a model, or could not be priced; further rows of one model are added up. */
export interface ModelSpend {
  readonly provider: string;
  /** As it stands in telemetry. */
  readonly model: string;
  readonly calls: number;
  /** US dollars, decimal string. */
  readonly costUsd: string;
  readonly unpricedCalls: number;
  readonly unpricedTokens: number;
  /** Why calls had no price. */
  readonly reasons: readonly string[];
}

/** A price that nobody has checked for long. */
export interface UncheckedPrice {
  readonly provider: string;
  readonly model: string;
  readonly price: VersionParts;
  /** `2026-10-01`. */
  readonly checkedAt: string;
  readonly days: number;
  /** What hangs on it; missing where no spend is known. */
  readonly spend?: { readonly calls: number; readonly costUsd: string };
}

/** What of a book needs somebody's attention. */
export interface Staleness {
  /** Most spend first, then longest unchecked first. */
  readonly unchecked: readonly UncheckedPrice[];
  /** Models in traffic that no book has, most calls first. */
  readonly unknown: readonly ModelSpend[];
  /** Models of a book that nevertheless had calls without a price: a meter, or a time, that it has no price for. */
  readonly unpriced: readonly ModelSpend[];
  /** What ends within the horizon and has no successor, soonest first. */
  readonly ending: readonly EndingPrice[];
}

/** What counts as stale. */
export interface StalenessOptions {
  /** Now, in milliseconds since the epoch. */
  readonly at: number;
  /** A price is stale when it was last checked more than this many days ago; 30. */
  readonly days?: number;
  /** How many days ahead ends are announced; 14. */
  readonly horizonDays?: number;
  /** What the models cost of late; without it nothing is known of spend and traffic. */
  readonly spend?: readonly ModelSpend[];
}

export const STALE_AFTER_DAYS = 30;
export const HORIZON_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * The prices in force that nobody has checked for long, by the spend that hangs on them; models in traffic that no book has;
 * what ends soon.
 */
export function staleness(
  book: PriceBook,
  { at, days = STALE_AFTER_DAYS, horizonDays = HORIZON_DAYS, spend }: StalenessOptions,
): Staleness {
  const finder = new PriceFinder(book);
  const traffic = trafficByModel(finder, spend ?? [], at);
  const unchecked = new Map<string, UncheckedPrice>();
  for (const { models } of finder.books) {
    for (const { providers, model } of models) {
      for (const provider of providers) {
        const price = finder.priceAt(provider, model, at);
        const checkedAt = price === undefined ? undefined : checkedOn(price, finder.books);
        if (price === undefined || checkedAt === undefined) continue;
        const age = Math.floor((at - Date.parse(checkedAt)) / DAY_MS);
        if (age <= days || unchecked.has(keyOf(provider, model))) continue;
        const known = traffic.spend.get(keyOf(provider, model)) ?? { calls: 0, costUsd: '0' };
        unchecked.set(keyOf(provider, model), {
          provider,
          model,
          price,
          checkedAt,
          days: age,
          ...(spend === undefined ? {} : { spend: known }),
        });
      }
    }
  }
  return {
    unchecked: [...unchecked.values()].toSorted(bySpendThenAge),
    unknown: traffic.unknown,
    unpriced: traffic.unpriced,
    ending: endingPrices(finder, { from: at, to: at + horizonDays * DAY_MS, called: new Set(traffic.spend.keys()) }),
  };
}

interface Traffic {
  readonly spend: ReadonlyMap<string, { readonly calls: number; readonly costUsd: string }>;
  readonly unknown: readonly ModelSpend[];
  readonly unpriced: readonly ModelSpend[];
}

function trafficByModel(finder: PriceFinder, rows: readonly ModelSpend[], at: number): Traffic {
  const spend = new Map<string, { readonly calls: number; readonly costUsd: string }>();
  const unknown: ModelSpend[] = [];
  const unpriced: ModelSpend[] = [];
  for (const row of merged(rows)) {
    const { provider, entries, free } = finder.find(row.provider, row.model);
    const [first] = entries;
    if (first === undefined) {
      if (!free && finder.priceAt(row.provider, row.model, at) === undefined) unknown.push(row);
      continue;
    }
    if (row.unpricedCalls > 0) unpriced.push(row);
    const key = keyOf(provider, first.entry.model);
    const sum = spend.get(key) ?? { calls: 0, costUsd: '0' };
    spend.set(key, { calls: sum.calls + row.calls, costUsd: new Money(sum.costUsd).plus(row.costUsd).toFixed() });
  }
  const byCalls = (a: ModelSpend, b: ModelSpend): number => b.calls - a.calls;
  return { spend, unknown: unknown.toSorted(byCalls), unpriced: unpriced.toSorted(byCalls) };
}

/** One row a model, whichever prices its calls had. */
function merged(rows: readonly ModelSpend[]): readonly ModelSpend[] {
  const byModel = Map.groupBy(rows, ({ provider, model }) => keyOf(provider, model));
  return [...byModel.values()].map((same) =>
    same.reduce((a, b) => ({
      ...a,
      calls: a.calls + b.calls,
      costUsd: new Money(a.costUsd).plus(b.costUsd).toFixed(),
      unpricedCalls: a.unpricedCalls + b.unpricedCalls,
      unpricedTokens: a.unpricedTokens + b.unpricedTokens,
      reasons: [...new Set([...a.reasons, ...b.reasons])],
    })),
  );
}

function bySpendThenAge(a: UncheckedPrice, b: UncheckedPrice): number {
  const bySpend = new Money(b.spend?.costUsd ?? 0).comparedTo(a.spend?.costUsd ?? 0);
  return bySpend === 0 ? b.days - a.days : bySpend;
}
