import type { PriceBook } from '@spancost/prices';
import { PriceFinder, retireModel } from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { CommandError } from '../errors.ts';
import { editBook } from './edit-book.ts';
import { addEditOptions, report, sourceOf, type EditOptions } from './edit-options.ts';
import { formatInstant, parseInstant } from './parse-instant.ts';

interface RetireOptions extends EditOptions {
  readonly at: number;
  readonly replacement?: string;
  readonly source?: string;
  readonly note?: string;
}

/** `spancost prices retire`: when a model ends. */
export function addRetire(prices: Command): void {
  addEditOptions(
    prices
      .command('retire')
      .description(
        'State when a model ends. Its prices stay, for the calls that were made; "spancost prices stale" warns fourteen days ahead.',
      ),
  )
    .addOption(
      new Option('--at <time>', 'first instant at which the provider no longer serves it').argParser(parseInstant).makeOptionMandatory(),
    )
    .option('--replacement <model>', 'model to use in its place')
    .option('--source <url>', 'page that says so (default: that of its price)')
    .option('--note <text>', 'what else is to be known of it')
    .action((options: RetireOptions) => {
      const now = Date.now();
      const retiresAt = formatInstant(options.at);
      const edited = editBook(options.book, (book) => [
        retireModel(book, options.provider, options.model, {
          retiresAt,
          ...(options.replacement === undefined ? {} : { replacement: options.replacement }),
          source: sourceOf(options.source ?? pageOf(book, options, now), options.note, now),
        }),
      ]);
      report(edited, options.json, `${options.provider} ${options.model} retires ${retiresAt}`);
    });
}

function pageOf(book: PriceBook, { provider, model }: RetireOptions, now: number): string {
  const finder = new PriceFinder(book);
  const { entries } = finder.find(provider, model);
  const url = finder.priceAt(provider, model, now)?.source?.url ?? entries.flatMap(({ entry }) => entry.versions).at(-1)?.source.url;
  if (url === undefined) throw new CommandError(`no page of "${model}" of provider "${provider}" is known; name one with --source.`, 2);
  return url;
}
