import { verifyPrice } from '@spancost/prices/upkeep';
import type { Command } from 'commander';
import { editBook } from './edit-book.ts';
import { addEditOptions, report, sourceOf, type EditOptions } from './edit-options.ts';
import { formatInstant } from './parse-instant.ts';

interface VerifyOptions extends EditOptions {
  readonly source: string;
  readonly note?: string;
}

/** `spancost prices verify`: that the price in force was checked today. */
export function addVerify(prices: Command): void {
  addEditOptions(
    prices
      .command('verify')
      .description(
        'State that the price in force was checked today: a further version at the same prices, verified. For a model of the packaged book it is written into yours, and counts until you state another.',
      ),
  )
    .requiredOption('--source <url>', 'page where it was checked')
    .option('--note <text>', 'what else is to be known of the check')
    .action((options: VerifyOptions) => {
      const now = Date.now();
      const edited = editBook(options.book, (book) => [
        verifyPrice(book, options.provider, options.model, {
          source: sourceOf(options.source, options.note, now),
          recordedAt: formatInstant(now),
          at: now,
        }),
      ]);
      report(edited, options.json, `${options.provider} ${options.model} checked on ${formatInstant(now).slice(0, 10)}`);
    });
}
