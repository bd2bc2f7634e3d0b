import { ConfigError, readPriceBook } from '@spancost/collector/price-book';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { formatCount } from '../format.ts';
import { jsonOption } from '../ask/json-option.ts';

/** `spancost prices check`: whether a book can be used, with file and line of the first mistake. */
export function addCheck(prices: Command): void {
  prices
    .command('check <file>')
    .description(
      'Check a price book: form, decimals, times, versions that overlap, ids claimed twice, aliases that go in circles. Exit code 1 if it is off.',
    )
    .addOption(jsonOption())
    .action((file: string, { json }: { readonly json?: boolean }) => {
      try {
        const book = readPriceBook(file);
        const name = `${book.id}@${book.revision}`;
        const counts = {
          models: book.models.length,
          versions: book.models.reduce((sum, { versions }) => sum + versions.length, 0),
          aliases: book.aliases?.length ?? 0,
          overrides: book.overrides?.length ?? 0,
          defaults: book.defaults?.length ?? 0,
          contracts: book.contracts?.length ?? 0,
        };
        const text = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${formatCount(count)} ${what}`]));
        console.log(
          json === true
            ? JSON.stringify({ valid: true, file, book: name, ...counts })
            : `${file}: ${name} is in order (${text.length === 0 ? 'empty' : text.join(', ')})`,
        );
      } catch (cause) {
        if (!(cause instanceof ConfigError)) throw cause;
        const { position } = cause;
        if (json === true)
          console.log(
            JSON.stringify({ valid: false, file, line: position?.line ?? null, column: position?.column ?? null, problem: cause.message }),
          );
        throw new CommandError(cause.message, 1, { cause });
      }
    });
}
