import { canonicalProvider } from '@spancost/conventions';
import type { PriceBook, PriceStatus } from '@spancost/prices';
import { PriceFinder, pricesInForce } from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { formatCount } from '../format.ts';
import { table } from '../table.ts';
import { jsonOption } from '../ask/json-option.ts';
import { bookOf, bookOption } from './book-option.ts';
import { parseInstant } from './parse-instant.ts';
import { priceJson, type PriceJson } from './price-json.ts';

interface ListOptions {
  readonly provider?: string;
  readonly model?: string;
  readonly status?: PriceStatus;
  readonly at?: number;
  readonly book?: string;
  readonly json?: boolean;
}

/** One model of `prices list --json`. */
interface ListedJson extends PriceJson {
  readonly provider: string;
  readonly model: string;
  readonly retires_at: string | null;
}

/** `spancost prices list`: the prices in force. */
export function addList(prices: Command): void {
  prices
    .command('list')
    .description('The prices in force, of the packaged book or of your own on top of it.')
    .option('--provider <name>', 'only of this provider')
    .option('--model <text>', 'only models whose id has this text in it')
    .addOption(new Option('--status <status>', 'only of this status').choices(['verified', 'imported', 'disputed', 'default', 'free']))
    .addOption(new Option('--at <time>', 'as of this time (default: now)').argParser(parseInstant))
    .addOption(bookOption())
    .addOption(jsonOption())
    .action((options: ListOptions) => {
      const book = bookOf(options);
      const listed = listPrices(book, options);
      console.log(options.json === true ? JSON.stringify(listed) : renderList(listed));
    });
}

function listPrices(book: PriceBook, { provider, model, status, at = Date.now() }: ListOptions): readonly ListedJson[] {
  const wanted = {
    at,
    ...(provider === undefined ? {} : { provider: canonicalProvider(provider) }),
    ...(model === undefined ? {} : { model }),
  };
  return pricesInForce(new PriceFinder(book), wanted)
    .filter(({ price }) => status === undefined || price.status === status)
    .map((each) => ({
      provider: each.provider,
      model: each.model,
      ...priceJson(each.price),
      retires_at: each.deprecation?.retiresAt ?? null,
    }));
}

const SHOWN = ['input', 'cache_read', 'output'] as const;

function renderList(listed: readonly ListedJson[]): string {
  if (listed.length === 0) return 'no price fits';
  const rows = listed.map(({ provider, model, status, prices, rules, checked_at: checkedAt }) => {
    const more = Object.keys(prices).filter((meter) => !SHOWN.some((shown) => shown === meter)).length + rules.length;
    return [provider, model, status, ...SHOWN.map((meter) => prices[meter] ?? ''), more === 0 ? '' : `+${more}`, checkedAt ?? ''];
  });
  const rendered = table(
    ['Provider', 'Model', 'Status', 'Input', 'Cached', 'Output', 'More', 'Checked'],
    rows,
    ['Provider', 'Model', 'Status'],
    process.stdout.columns,
  );
  return `${rendered}\n${formatCount(listed.length)} ${listed.length === 1 ? 'price' : 'prices'}; US dollars per million tokens. "More": other meters and rules, see "spancost prices show".`;
}
