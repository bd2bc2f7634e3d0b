import { InvalidPriceBookError } from '../errors.ts';
import { parsePriceBook } from '../parse/parse-price-book.ts';
import { Findings } from './findings.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

/**
 * A price book of ours, `spancost/price-book/v1`: every version of every provider that has no later one in its place. It is
 * read whole or not at all, since a book with a mistake in it prices nothing.
 */
export function readBook(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  try {
    const { models } = parsePriceBook(data);
    const prices = models.flatMap(({ providers, model, aliases, versions }) => {
      const replaced = new Set(versions.flatMap(({ supersedes }) => supersedes ?? []));
      return versions
        .filter(({ version }) => !replaced.has(version))
        .flatMap(({ validFrom, validTo, prices, rules, status }) =>
          providers.map((provider) => ({
            provider,
            model,
            ...(aliases === undefined ? {} : { aliases }),
            ...(validFrom === undefined ? {} : { validFrom }),
            ...(validTo === undefined ? {} : { validTo }),
            prices,
            rules: rules ?? [],
            free: status === 'free',
          })),
        );
    });
    return { prices, problems: [] };
  } catch (error) {
    if (!(error instanceof InvalidPriceBookError)) throw error;
    findings.problem(error.path, error.problem);
    return findings;
  }
}
