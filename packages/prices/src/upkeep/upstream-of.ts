import { createHash } from 'node:crypto';
import { PriceError } from '../errors.ts';
import type { PriceBook } from '../price-book.ts';
import { readSource } from '../sources/read-source.ts';
import type { SourceOptions, SourceProblem } from '../sources/source-price.ts';
import type { Upstream } from './price-change.ts';
import { listedBy } from './propose-changes.ts';

/** A source that was read: its prices, and what of it could not be. */
export interface ReadUpstream {
  readonly upstream: Upstream;
  readonly problems: readonly SourceProblem[];
}

/** Where data is from, and when it was read. */
export interface UpstreamOrigin {
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Data that is no list of prices, or none that can be compared with. */
export class UnusableSourceError extends PriceError {
  readonly code = 'unusable_price_source';

  constructor(problem: string) {
    super(problem);
    this.name = 'UnusableSourceError';
  }
}

/** More models than all lists of the world together have; a source with more is none. */
const MOST_MODELS = 20_000;

/**
 * A list of prices that others have published as what a book is compared with. Entries that cannot be read are left out and told of.
 *
 * @throws UnusableSourceError for what is no list of prices as a whole.
 */
export function upstreamOf(data: unknown, { url, at }: UpstreamOrigin, options: SourceOptions = {}): ReadUpstream {
  const { format, prices, problems } = readSource(data, options);
  const [problem] = problems;
  if (format === undefined) throw new UnusableSourceError(problem?.problem ?? 'is no list of prices that is known');
  const entries = prices.length + problems.length;
  if (entries > MOST_MODELS)
    throw new UnusableSourceError(`has ${entries} entries; a list of prices has no more than ${MOST_MODELS}. Nothing was taken from it`);
  if (prices.length === 0)
    throw new UnusableSourceError(`nothing in it could be read${problem === undefined ? '' : ` (${problemText(problem)})`}`);
  const sha256 = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12);
  const source = { url, checkedAt: new Date(at).toISOString().slice(0, 10), note: `${format}, sha256 ${sha256}` };
  return { upstream: { name: nameOf(format, data, options), source, prices }, problems };
}

/** `models.3.cost: is no number`. */
export function problemText({ path, problem }: SourceProblem): string {
  return path.length === 0 ? problem : `${path.join('.')}: ${problem}`;
}

/** What the source has told before, and what of the book it must have told, if it is an edition of one of its books. */
export function withListed(upstream: Upstream, book: PriceBook, remembered: readonly string[]): Upstream {
  const editions = booksOf(book).filter(({ id }) => bookName(id) === upstream.name);
  const own = editions.flatMap(({ models }) =>
    listedBy(
      models.flatMap(({ providers, model }) => providers.map((provider) => ({ provider, model, prices: {}, rules: [], free: false }))),
    ),
  );
  return { ...upstream, previously: [...new Set([...remembered, ...own])] };
}

function booksOf(book: PriceBook): readonly PriceBook[] {
  return book.extends === undefined ? [book] : [book, ...booksOf(book.extends)];
}

/** A Portkey file has one provider, so each is a source of its own; an edition of a book is known by its id. */
function nameOf(format: string, data: unknown, { provider }: SourceOptions): string {
  if (format === 'price-book' && typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string')
    return bookName(data.id);
  return format === 'portkey' && provider !== undefined ? `${format} ${provider}` : format;
}

function bookName(id: string): string {
  return `book ${id}`;
}
