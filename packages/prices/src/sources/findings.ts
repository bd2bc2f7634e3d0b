import { canonicalProvider } from '@spancost/conventions';
import type { z } from 'zod';
import type { MeterPrices, PriceRule } from '../price-book.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

/** Where something stands in a source. */
export type Path = readonly (string | number)[];

/** No list that we know has a tenth of it. What is behind is not read, and said so. */
const MOST_ENTRIES = 100_000;

/** What a reader found about one model. */
export interface FoundPrice {
  readonly provider: string;
  readonly model: string;
  readonly aliases?: readonly string[];
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
}

/** Ids are one word of printable characters, short enough to be one. */
const ID = /^[^\s\p{C}]{1,200}$/u;

/** Collects what a reader finds: prices that can be used, and a problem for every entry that cannot. */
export class Findings {
  readonly prices: SourcePrice[] = [];
  readonly problems: SourceProblem[] = [];
  #entries = 0;

  problem(path: Path, problem: string): void {
    this.problems.push({ path, problem });
  }

  /** The names and values of an object's own entries, as many as a list may have; nothing for what is no object. */
  *entries(data: unknown, path: Path): Generator<readonly [name: string, value: unknown, path: Path]> {
    if (typeof data !== 'object' || data === null) return this.problem(path, 'is no object');
    for (const name of Object.keys(data)) {
      this.#entries += 1;
      if (this.#entries > MOST_ENTRIES) {
        if (this.#entries === MOST_ENTRIES + 1) this.problem(path, `has more than ${MOST_ENTRIES} entries; the rest was not read`);
        return;
      }
      yield [name, (data as Readonly<Record<string, unknown>>)[name], [...path, Array.isArray(data) ? Number(name) : name]];
    }
  }

  /** The entry in its form, or undefined and a problem. */
  parse<T>(schema: z.ZodType<T>, value: unknown, path: Path): T | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    this.problem([...path, ...((issue?.path ?? []) as (string | number)[])], issue?.message ?? 'has not the form of an entry');
    return undefined;
  }

  /** Takes a price, unless it is none: zero says "unknown" in these lists unless the id says that it is a free variant. */
  add(found: FoundPrice, path: Path): void {
    const provider = canonicalProvider(found.provider);
    const ids = [provider, found.model, ...(found.aliases ?? [])];
    const odd = ids.find((id) => !ID.test(id));
    if (odd !== undefined) return this.problem(path, `"${odd.slice(0, 200)}" is no name of a model or provider`);
    const stated = Object.entries(found.prices).filter(([, price]) => price !== undefined);
    const priced = stated.filter(([, price]) => price !== '0');
    const free = stated.length > 0 && priced.length === 0 && isFreeVariant(provider, found.model);
    if (priced.length === 0 && !free)
      return this.problem(
        path,
        stated.length === 0 ? 'has no price that can be read' : 'costs nothing, which these lists also write for "unknown"',
      );
    const { aliases, validFrom, validTo } = found;
    this.prices.push({
      provider,
      model: found.model,
      ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      prices: Object.fromEntries(free ? stated : priced),
      rules: found.rules ?? [],
      free,
    });
  }
}

/** OpenRouter's rule: a variant whose id ends in `:free` costs nothing. */
function isFreeVariant(provider: string, model: string): boolean {
  return provider === 'openrouter' && model.endsWith(':free');
}
