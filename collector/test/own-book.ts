import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPriceBook, type CollectorConfig } from '@spancost/collector';
import { Pricer, type MeterPrices, type PriceRule } from '@spancost/prices';
import { GPT5, type Attributes } from './otlp-json.ts';
import { temporaryFolder } from './running-collector.ts';

const SOURCE = { url: 'https://example.com/prices', checkedAt: '2026-11-22' };

/** A model of the provider `openai` in a book of tests. */
export interface OwnModel {
  readonly model: string;
  readonly prices: MeterPrices;
  readonly rules?: readonly PriceRule[];
}

/** What a book of tests has besides models. */
export interface OwnBook {
  readonly revision: number;
  readonly models: readonly OwnModel[];
  readonly contracts?: readonly object[];
  readonly [layer: string]: unknown;
}

/** The text of a book `acme` on top of the packaged one; its prices hold at all times. */
export function bookText({ revision, models, ...layers }: OwnBook): string {
  return JSON.stringify({
    schema: 'spancost/price-book/v1',
    id: 'acme',
    revision,
    currency: 'USD',
    models: models.map(({ model, prices, rules }) => ({
      providers: ['openai'],
      model,
      versions: [
        {
          version: 1,
          recordedAt: '2026-11-22T00:00:00Z',
          status: 'verified',
          source: SOURCE,
          prices,
          ...(rules === undefined ? {} : { rules }),
        },
      ],
    })),
    ...layers,
  });
}

/** gpt-x at these dollars per million in and twice as much out: 1,000 in and 200 out cost 1.4 thousandths of the first. */
export function gptX(input: number, rules?: readonly PriceRule[]): OwnModel {
  return { model: 'gpt-x', prices: { input: String(input), output: String(input * 2) }, ...(rules === undefined ? {} : { rules }) };
}

/** Attributes of a call of gpt-x, 1,000 in and 200 out. */
export const GPT_X: Attributes = { ...GPT5, 'gen_ai.request.model': 'gpt-x', 'gen_ai.response.model': 'gpt-x' };

/** A book in a file that is gone after the test, and the configuration that names it. */
export function ownBook(book: OwnBook): {
  readonly file: string;
  readonly config: Pick<CollectorConfig, 'pricer' | 'prices'>;
  readonly write: (book: OwnBook) => void;
} {
  const file = join(temporaryFolder(), 'prices.yaml');
  const write = (next: OwnBook): void => writeFileSync(file, bookText(next));
  write(book);
  return { file, config: { pricer: new Pricer(readPriceBook(file)), prices: { file } }, write };
}
