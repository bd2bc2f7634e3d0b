import { ConfigError, readPriceBook } from '@spancost/collector/price-book';
import { PACKAGED_BOOK } from '@spancost/prices';
import { diffPrices, type ListDifference, type PriceList } from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount } from '../format.ts';
import { printable } from '../printable.ts';
import { jsonOption } from '../ask/json-option.ts';
import { differenceText } from './difference-text.ts';
import { parseInstant } from './parse-instant.ts';
import { pricesText } from './prices-text.ts';
import { loadUpstream } from './upstream/load-upstream.ts';
import { readUpstream } from './upstream/read-upstream.ts';

interface DiffOptions {
  readonly at?: number;
  readonly provider?: string;
  readonly json?: boolean;
}

/** `spancost prices diff`: how two books, or a book and a source, differ. */
export function addDiff(prices: Command): void {
  prices
    .command('diff <a> <b>')
    .description(
      'How prices differ between two books or sources: files, folders, https addresses, npm: packages, or "list" for the packaged book. Of a source, only what it states is compared.',
    )
    .addOption(new Option('--at <time>', 'the prices of this time (default: now)').argParser(parseInstant))
    .option('--provider <name>', 'whose prices a Portkey file has')
    .addOption(jsonOption())
    .action(async (a: string, b: string, options: DiffOptions) => {
      const at = options.at ?? Date.now();
      const difference = diffPrices(await listOf(a, options, at), await listOf(b, options, at), at);
      console.log(options.json === true ? JSON.stringify(difference) : renderDiff(a, b, difference));
    });
}

/** A book as a whole where it is one: a source's reading of it would leave out what only a book has. */
async function listOf(from: string, { provider }: DiffOptions, at: number): Promise<PriceList> {
  if (from === PACKAGED_BOOK.id) return { book: PACKAGED_BOOK };
  if (!from.startsWith('npm:') && !/^[a-z][a-z0-9+.-]+:\/\//i.test(from) && (await isBook(from))) {
    try {
      const { extends: _base, ...own } = readPriceBook(from);
      return { book: own };
    } catch (cause) {
      if (cause instanceof ConfigError) throw new CommandError(cause.message, 1, { cause });
      throw cause;
    }
  }
  const { upstream } = await readUpstream(from, provider === undefined ? {} : { provider }, at);
  return { source: upstream.prices };
}

async function isBook(file: string): Promise<boolean> {
  const { data } = await loadUpstream(file);
  return typeof data === 'object' && data !== null && 'schema' in data && data.schema === 'spancost/price-book/v1';
}

function renderDiff(a: string, b: string, { added, removed, changed }: ListDifference): string {
  return [
    ...removed.map(({ provider, model, prices }) => `- ${provider} ${model}: ${pricesText(prices)}`),
    ...added.map(({ provider, model, prices }) => `+ ${provider} ${model}: ${pricesText(prices)}`),
    ...changed.map(({ provider, model, differences }) => `~ ${provider} ${model}: ${differences.map(differenceText).join(', ')}`),
    `${a} → ${b}: ${formatCount(added.length)} added, ${formatCount(removed.length)} removed, ${formatCount(changed.length)} changed`,
  ]
    .map(printable)
    .join('\n');
}
