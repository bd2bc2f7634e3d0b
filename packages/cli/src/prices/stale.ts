import { GET_PRICE_BOOK, GET_PRICE_USAGE, type PriceUsageRow } from '@spancost/api';
import { InvalidPriceBookError, type PriceBook } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { HORIZON_DAYS, STALE_AFTER_DAYS, staleness, type ModelSpend } from '@spancost/prices/upkeep';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CommandError, NoCollectorError } from '../errors.ts';
import { jsonOption } from '../ask/json-option.ts';
import { bookOf, bookOption } from './book-option.ts';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';
import { renderStale, staleJson } from './render-stale.ts';

interface StaleOptions extends CollectorOptions {
  readonly days: number;
  readonly book?: string;
  readonly json?: boolean;
}

/** Over how many days the spend that hangs on a price is counted. */
const SPEND_DAYS = 30;

/** `spancost prices stale`: what needs somebody's attention, of the book that a collector prices by, or of one that is named. */
export function addStale(prices: Command): void {
  addCollectorOptions(
    prices
      .command('stale')
      .description(
        `Of the book that a running collector prices by, or of --book: prices that were not checked for long, by the spend that hangs on them; models in traffic that no book has; prices that end within ${HORIZON_DAYS} days.`,
      ),
    'viewer or admin',
  )
    .addOption(
      new Option('--days <n>', 'a price is stale when its last check is longer ago').default(STALE_AFTER_DAYS).argParser(parseDays),
    )
    .addOption(bookOption())
    .addOption(jsonOption())
    .action(async (options: StaleOptions) => {
      const known = await knownByCollector(options);
      const spend = known?.spend;
      const found = staleness(known?.book ?? bookOf(options), {
        at: Date.now(),
        days: options.days,
        ...(spend === undefined ? {} : { spend }),
      });
      console.log(
        options.json === true
          ? JSON.stringify(staleJson(found, spend !== undefined))
          : renderStale(found, options.days, spend !== undefined),
      );
    });
}

interface Known {
  readonly spend: readonly ModelSpend[];
  /** The book in force there, unless another one is asked about. */
  readonly book?: PriceBook;
}

/** What was spent by model, and by which prices; undefined where no collector runs and none was named. @throws CommandError */
async function knownByCollector(options: StaleOptions): Promise<Known | undefined> {
  const { api, isNamed } = collectorOf(options);
  try {
    const { rows } = await api.ask(GET_PRICE_USAGE, { query: { days: SPEND_DAYS } });
    const book = options.book === undefined ? readBook(await api.ask(GET_PRICE_BOOK, {})) : undefined;
    return { spend: rows.map(modelSpend), ...(book === undefined ? {} : { book }) };
  } catch (error) {
    if (error instanceof NoCollectorError && !isNamed) return undefined;
    throw error;
  }
}

function readBook(answer: unknown): PriceBook {
  try {
    return parsePriceBook(answer);
  } catch (cause) {
    if (!(cause instanceof InvalidPriceBookError)) throw cause;
    throw new CommandError(
      `the price book of the collector cannot be read here: ${cause.message}; are this command and the collector of one version?`,
      1,
      { cause },
    );
  }
}

function modelSpend(row: PriceUsageRow): ModelSpend {
  return {
    provider: row.provider,
    model: row.model ?? '',
    calls: row.calls,
    costUsd: row.cost_usd,
    unpricedCalls: row.unpriced_calls,
    unpricedTokens: row.unpriced_tokens,
    reasons: row.reasons,
  };
}

function parseDays(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A number of days is whole, such as 30.');
}
