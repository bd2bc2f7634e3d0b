import type { ModelPrices, PriceBook } from '@spancost/prices';

const SCHEMA: PriceBook['schema'] = 'spancost/price-book/v1';

/** How many books may stand on each other. */
const MOST_BOOKS = 8;

/**
 * A price book as a collector serves it. The collector has checked every price in it; here it is only made sure that it is a
 * book, because checking two thousand models again would stop the application for a tenth of a second. A price in it that
 * cannot be read makes the calls that it is for unpriced.
 *
 * @throws TypeError with what it is not.
 */
export function bookFromCollector(data: unknown): PriceBook {
  return check(data, MOST_BOOKS);
}

function check(data: unknown, depth: number): PriceBook {
  if (depth === 0) throw new TypeError(`more than ${MOST_BOOKS} books stand on each other`);
  if (!isRecord(data) || data['schema'] !== SCHEMA) throw new TypeError(`not a price book of ${SCHEMA}`);
  const { id, revision, currency, models, extends: base } = data;
  if (typeof id !== 'string' || typeof revision !== 'number' || currency !== 'USD')
    throw new TypeError('a price book without id, revision or currency');
  if (!Array.isArray(models) || !models.every(isModel)) throw new TypeError(`price book ${id}: a model is not one`);
  for (const layer of ['aliases', 'overrides', 'defaults', 'contracts']) {
    const statements = data[layer] ?? [];
    if (!Array.isArray(statements) || !statements.every(isRecord)) throw new TypeError(`price book ${id}: its ${layer} are no list`);
  }
  if (base !== undefined) check(base, depth - 1);
  // The rest is what the collector has checked.
  return data as unknown as PriceBook;
}

function isModel(model: unknown): model is ModelPrices {
  if (!isRecord(model) || typeof model['model'] !== 'string') return false;
  const { providers, aliases = [], versions } = model;
  return isStrings(providers) && providers.length > 0 && isStrings(aliases) && Array.isArray(versions) && versions.every(isRecord);
}

function isStrings(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
