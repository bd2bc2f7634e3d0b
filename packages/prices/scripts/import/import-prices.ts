import { importedModels } from '../../src/data/imported-models.ts';
import type { ModelPrices, PriceBook } from '../../src/price-book.ts';
import { readSource, type SourceReading } from '../../src/sources/index.ts';
import { holdsAt } from './agreement.ts';
import { choose } from './choose.ts';
import { compareWithBook } from './compare-with-book.ts';
import { renderDisagreements } from './disagreements.ts';
import { importedRows } from './imported-rows.ts';
import { GENAI_PRICES, PI_AI } from './inputs.ts';
import { mergeSources } from './merge-sources.ts';
import { renderImported } from './render-rows.ts';

/** What an import makes. */
export interface ImportedPrices {
  /** By name in `src/data/imported`. */
  readonly files: ReadonlyMap<string, string>;
  /** What these files say, as a book has it. */
  readonly models: readonly ModelPrices[];
  /** `disagreements.md`. */
  readonly report: string;
  /** One line for whoever runs it. */
  readonly summary: string;
}

/** The imported part of the book from both lists, without the models that are written by hand. */
export function importPrices(piAiData: unknown, genaiData: unknown, handWritten: readonly ModelPrices[]): ImportedPrices {
  const at = Date.parse(PI_AI.listedAt);
  const genaiAt = Date.parse(GENAI_PRICES.listedAt);
  const book: PriceBook = { schema: 'spancost/price-book/v1', id: 'hand-written', revision: 0, currency: 'USD', models: handWritten };
  const readings: { readonly piAi: SourceReading; readonly genai: SourceReading } = {
    piAi: readSource(piAiData, { format: 'pi-ai' }),
    genai: readSource(genaiData, { format: 'genai-prices' }),
  };
  const piAi = choose(readings.piAi.prices, book, at);
  const genai = choose(readings.genai.prices, book, at);
  const merged = mergeSources(piAi.prices, genai.prices, at);
  const rows = importedRows(merged.models);
  const verified = {
    piAi: compareWithBook(book, piAi.verified, at),
    genai: compareWithBook(
      book,
      genai.verified.filter((price) => holdsAt(price, genaiAt)),
      genaiAt,
    ),
  };
  return {
    files: renderImported(rows),
    models: rows.flatMap(importedModels),
    report: renderDisagreements({ merged, readings, choices: { piAi, genai }, verified }),
    summary: `${merged.models.length} models of ${rows.length} providers, ${merged.disagreements.length} of them disputed`,
  };
}
