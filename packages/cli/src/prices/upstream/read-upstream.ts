import { createHash } from 'node:crypto';
import type { PriceBook } from '@spancost/prices';
import { readSource, type SourceFormat, type SourceOptions, type SourceReading } from '@spancost/prices/sources';
import { listedBy, type Upstream } from '@spancost/prices/upkeep';
import { CommandError } from '../../errors.ts';
import { formatCount } from '../../format.ts';
import { printable } from '../../printable.ts';
import { loadUpstream } from './load-upstream.ts';

/** How a source is read where its data does not say. */
export interface UpstreamOptions {
  readonly format?: SourceFormat;
  readonly provider?: string;
}

/** A source that was read: its prices, and what of it could not be. */
export interface ReadUpstream {
  readonly upstream: Upstream;
  readonly problems: SourceReading['problems'];
}

/** More models than all lists of the world together have; a source with more is none. */
const MOST_MODELS = 50_000;

/**
 * Reads prices of others. Entries that cannot be read are left out and told of.
 *
 * @param now Milliseconds since the epoch.
 * @throws CommandError for what is no list of prices as a whole.
 */
export async function readUpstream(from: string, options: UpstreamOptions, now: number): Promise<ReadUpstream> {
  const { data, url } = await loadUpstream(from);
  const reading = readSource(data, options satisfies SourceOptions);
  const { format, prices, problems } = reading;
  const [problem] = problems;
  if (format === undefined) throw new CommandError(`${from}: ${problem?.problem ?? 'is no list of prices that is known'}`);
  if (prices.length + problems.length > MOST_MODELS)
    throw new CommandError(
      `${from} has ${formatCount(prices.length + problems.length)} entries; a list of prices has no more than ${formatCount(MOST_MODELS)}. Nothing was taken from it.`,
    );
  if (prices.length === 0)
    throw new CommandError(`${from}: nothing in it could be read${problem === undefined ? '' : ` (${problemText(problem)})`}.`);
  const sha256 = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 12);
  const source = { url, checkedAt: new Date(now).toISOString().slice(0, 10), note: `${format}, sha256 ${sha256}` };
  return { upstream: { name: nameOf(format, data, options), source, prices }, problems };
}

/** `models[3].cost: is no number`. */
export function problemText({ path, problem }: SourceReading['problems'][number]): string {
  return printable(path.length === 0 ? problem : `${path.join('.')}: ${problem}`);
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
function nameOf(format: SourceFormat, data: unknown, { provider }: UpstreamOptions): string {
  if (format === 'price-book' && typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string')
    return bookName(data.id);
  return format === 'portkey' && provider !== undefined ? `${format} ${provider}` : format;
}

function bookName(id: string): string {
  return `book ${id}`;
}
