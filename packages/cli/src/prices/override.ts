import type { MeterPrices } from '@spancost/prices';
import { overridePrice, rulesBeside } from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { editBook } from './edit-book.ts';
import { addEditOptions, report, type EditOptions } from './edit-options.ts';
import { formatInstant, parseInstant } from './parse-instant.ts';
import { priceOption } from './parse-price.ts';
import { pricesText } from './prices-text.ts';

interface OverrideOptions extends EditOptions {
  readonly price?: MeterPrices;
  readonly id?: string;
  readonly from?: number;
  readonly to?: number;
  readonly reason: string;
  readonly by?: string;
}

/** `spancost prices override`: a price of the operator's own in place of a book's. */
export function addOverride(prices: Command): void {
  addEditOptions(
    prices
      .command('override')
      .description(
        'State a price of your own in place of that of any book. Meters that are not named, and rules, stay as the book has them.',
      ),
  )
    .addOption(priceOption().makeOptionMandatory())
    .requiredOption('--reason <text>', 'why, for whoever reads the book later')
    .option('--id <id>', 'id of the override (default: model and day)')
    .addOption(new Option('--from <time>', 'first instant of it (default: now)').argParser(parseInstant))
    .addOption(new Option('--to <time>', 'first instant after it').argParser(parseInstant))
    .option('--by <name>', 'who states it')
    .action((options: OverrideOptions) => {
      const now = Date.now();
      const from = options.from ?? now;
      const stated = options.price ?? {};
      let rules: readonly string[] = [];
      const edited = editBook(options.book, (book) => {
        rules = rulesBeside(book, options.provider, options.model, stated, Math.max(from, now));
        const dates = { validFrom: formatInstant(from), ...(options.to === undefined ? {} : { validTo: formatInstant(options.to) }) };
        const who = { recordedAt: formatInstant(now), reason: options.reason, ...(options.by === undefined ? {} : { by: options.by }) };
        return [
          overridePrice(book, options.provider, options.model, {
            ...(options.id === undefined ? {} : { id: options.id }),
            ...dates,
            ...who,
            prices: stated,
          }),
        ];
      });
      report(edited, options.json, `${options.provider} ${options.model} at ${pricesText(stated)} from ${formatInstant(from)} on`);
      if (rules.length > 0)
        console.error(
          `spancost: ${rules.join(', ')} of the model ${rules.length === 1 ? 'has prices of its own and keeps them' : 'have prices of their own and keep them'}; write rules into the override if they are others too.`,
        );
    });
}
