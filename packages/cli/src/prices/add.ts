import { canonicalProvider } from '@spancost/conventions';
import type { MeterPrices, PriceBook, PriceStatus } from '@spancost/prices';
import { BookEditError, newVersion, PriceFinder, type BookEdit } from '@spancost/prices/upkeep';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { editBook } from './edit-book.ts';
import { addEditOptions, report, sourceOf, type EditOptions } from './edit-options.ts';
import { formatInstant, parseInstant } from './parse-instant.ts';
import { priceOption } from './parse-price.ts';
import { pricesText } from './prices-text.ts';

interface AddOptions extends EditOptions {
  readonly price?: MeterPrices;
  readonly validFrom?: number;
  readonly validTo?: number;
  readonly source: string;
  readonly note?: string;
  readonly status: PriceStatus;
  readonly supersedes?: readonly number[];
  readonly alias?: readonly string[];
  readonly dated?: boolean;
}

/** `spancost prices add`: a model that no book has, or a further version of one of the own book. */
export function addAdd(prices: Command): void {
  addEditOptions(
    prices
      .command('add')
      .description('Add a model that no book has, or a further version of a model of your own book. Nothing that is there changes.'),
  )
    .addOption(priceOption().makeOptionMandatory())
    .addOption(new Option('--valid-from <time>', 'first instant of the price (default: for as long as is known)').argParser(parseInstant))
    .addOption(new Option('--valid-to <time>', 'first instant after the price').argParser(parseInstant))
    .requiredOption('--source <url>', 'page where the price was read')
    .option('--note <text>', 'what else is to be known of the source')
    .addOption(
      new Option('--status <status>', 'how far it is to be trusted')
        .choices(['verified', 'imported', 'disputed', 'free'])
        .default('verified'),
    )
    .addOption(
      new Option('--supersedes <version...>', 'versions that it takes the place of (default: those that hold when it begins)').argParser(
        collectVersion,
      ),
    )
    .option('--alias <id...>', 'other exact ids of a new model')
    .option('--dated', 'the id of a new model with a date behind it is the same model')
    .action((options: AddOptions) => {
      const now = Date.now();
      const edited = editBook(options.book, (book) => [planAdd(book, options, now)]);
      report(edited, options.json, `${canonicalProvider(options.provider)} ${options.model} at ${pricesText(options.price ?? {})}`);
    });
}

function planAdd(book: PriceBook, options: AddOptions, now: number): BookEdit {
  const provider = canonicalProvider(options.provider);
  const own = book.models.find((entry) => entry.model === options.model && entry.providers.includes(provider));
  const elsewhere = new PriceFinder(book).find(provider, options.model).entries.find((found) => found.book !== book);
  if (own === undefined && elsewhere !== undefined)
    throw new BookEditError(
      `book ${elsewhere.book.id} has "${options.model}" of provider "${provider}" already. "spancost prices override" states a price of your own in its place.`,
    );
  if (own !== undefined && (options.alias !== undefined || options.dated !== undefined))
    throw new CommandError('--alias and --dated are for a new model; edit the model in the file.', 2);
  if (own !== undefined && own.versions.length > 0 && options.validFrom === undefined && options.supersedes === undefined)
    throw new CommandError(
      `"${options.model}" has a price already. Say from when on the further one holds with --valid-from, or what it corrects with --supersedes.`,
      2,
    );
  const about = { ...(options.alias === undefined ? {} : { aliases: options.alias }), ...(options.dated === true ? { dated: true } : {}) };
  return newVersion(
    book,
    { provider, model: options.model, about, ...(options.supersedes === undefined ? {} : { supersedes: options.supersedes }) },
    {
      ...(options.validFrom === undefined ? {} : { validFrom: formatInstant(options.validFrom) }),
      ...(options.validTo === undefined ? {} : { validTo: formatInstant(options.validTo) }),
      recordedAt: formatInstant(now),
      status: options.status,
      source: sourceOf(options.source, options.note, now),
      prices: options.price ?? {},
    },
  );
}

function collectVersion(text: string, before: readonly number[] = []): readonly number[] {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A version is a whole number, such as 1.');
  return [...before, Number(text)];
}
