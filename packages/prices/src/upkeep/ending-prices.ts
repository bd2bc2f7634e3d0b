import { keyOf, type PriceFinder } from './price-finder.ts';

/** Something that ends soon. */
export interface EndingPrice {
  /** `price`: no version follows. `retirement`: the provider ends the model. The others: what an operator has stated. */
  readonly what: 'price' | 'retirement' | 'override' | 'default' | 'contract';
  readonly provider?: string;
  readonly model?: string;
  /** Id of the statement that ends, or of the price. */
  readonly id: string;
  /** First instant without it, ISO 8601. */
  readonly endsAt: string;
  readonly replacement?: string;
}

/** The time that is looked at, in milliseconds since the epoch. */
interface Horizon {
  readonly from: number;
  readonly to: number;
  /** Keys of the models that were called of late: one that is retired already is worth a word only if somebody calls it. */
  readonly called: ReadonlySet<string>;
}

/** Versions that end without a successor, models that are retired, and statements of the operator that end; soonest first. */
export function endingPrices(finder: PriceFinder, { from, to, called }: Horizon): readonly EndingPrice[] {
  const soon = (instant: string | undefined): instant is string =>
    instant !== undefined && Date.parse(instant) > from && Date.parse(instant) <= to;
  const ending = new Map<string, EndingPrice>();
  for (const book of finder.books) {
    for (const { providers, model, versions, deprecation } of book.models) {
      for (const provider of providers) {
        const key = keyOf(provider, model);
        const late = deprecation !== undefined && Date.parse(deprecation.retiresAt) <= from && called.has(key);
        if (deprecation !== undefined && (late || soon(deprecation.retiresAt)))
          ending.set(`retirement ${key}`, {
            what: 'retirement',
            provider,
            model,
            id: model,
            endsAt: deprecation.retiresAt,
            ...(deprecation.replacement === undefined ? {} : { replacement: deprecation.replacement }),
          });
        for (const { validTo } of versions) {
          if (!soon(validTo) || finder.priceAt(provider, model, Date.parse(validTo)) !== undefined) continue;
          const last = finder.priceAt(provider, model, Date.parse(validTo) - 1);
          if (last !== undefined) ending.set(`price ${key}`, { what: 'price', provider, model, id: last.priceId, endsAt: validTo });
        }
      }
    }
    for (const { id, validTo, providers, model } of book.overrides ?? [])
      if (soon(validTo)) ending.set(`override ${id}`, { what: 'override', provider: providers[0]!, model, id, endsAt: validTo });
    for (const { id, validTo } of book.defaults ?? [])
      if (soon(validTo)) ending.set(`default ${id}`, { what: 'default', id, endsAt: validTo });
    for (const { id, validTo } of book.contracts ?? [])
      if (soon(validTo)) ending.set(`contract ${id}`, { what: 'contract', id, endsAt: validTo });
  }
  return [...ending.values()].toSorted((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt));
}
