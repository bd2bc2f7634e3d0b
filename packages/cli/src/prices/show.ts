import { meterDefinition, METERS, type PriceBook } from '@spancost/prices';
import { describeRule } from '@spancost/prices/upkeep';
import { Option, type Command } from 'commander';
import { formatCount } from '../format.ts';
import { printable } from '../printable.ts';
import { table } from '../table.ts';
import { jsonOption } from '../ask/json-option.ts';
import { bookOf, bookOption } from './book-option.ts';
import { findModel } from './find-models.ts';
import { formatInstant, parseInstant } from './parse-instant.ts';
import { priceJson } from './price-json.ts';
import { pricesText } from './prices-text.ts';

interface ShowOptions {
  readonly provider: string;
  readonly model: string;
  readonly at?: number;
  readonly book?: string;
  readonly json?: boolean;
}

/** `spancost prices show`: all that is known of one model's price. */
export function addShow(prices: Command): void {
  prices
    .command('show')
    .description('All meters and rules of one model, the versions behind them, their source, and when it retires.')
    .requiredOption('--provider <name>', 'provider as in gen_ai.provider.name')
    .requiredOption('--model <id>', 'model, as a call would name it')
    .addOption(new Option('--at <time>', 'as of this time (default: now)').argParser(parseInstant))
    .addOption(bookOption())
    .addOption(jsonOption())
    .action((options: ShowOptions) => {
      const shown = showModel(bookOf(options), options);
      console.log(options.json === true ? JSON.stringify(shown) : renderShown(shown));
    });
}

type Shown = ReturnType<typeof showModel>;

function showModel(book: PriceBook, { provider, model, at = Date.now() }: ShowOptions) {
  const { finder, found } = findModel(book, provider, model);
  const price = finder.priceAt(provider, model, at);
  const entries = found.entries.map((each) => each.entry);
  const deprecation = entries.find((entry) => entry.deprecation !== undefined)?.deprecation;
  return {
    provider: found.provider,
    model: entries[0]?.model ?? found.model,
    at: formatInstant(at),
    aliases: [...new Set(entries.flatMap(({ aliases }) => aliases ?? []))],
    dated: entries.some(({ dated }) => dated === true),
    in_force: price === undefined ? null : priceJson(price),
    deprecation: deprecation ?? null,
    versions: found.entries.flatMap(({ book: { id, revision }, entry }) =>
      entry.versions.map((version) => ({
        book: `${id}@${revision}`,
        version: version.version,
        status: version.status,
        valid_from: version.validFrom ?? null,
        valid_to: version.validTo ?? null,
        recorded_at: version.recordedAt,
        in_force: price?.priceId === `${id}@${revision}/${entry.providers[0]}/${entry.model}/v${version.version}`,
      })),
    ),
  };
}

function renderShown(shown: Shown): string {
  const { in_force: price, deprecation } = shown;
  const aliases = shown.aliases.length === 0 ? '' : `, also ${shown.aliases.join(', ')}`;
  const head = `${shown.provider} ${shown.model}${aliases}${shown.dated ? ', also with a date behind the id' : ''}`;
  const facts: readonly (readonly [string, string])[] = [
    ...(price === null
      ? [['price', `none in force at ${shown.at}`] as const]
      : [
          [
            'price',
            `${price.price_id}, ${price.status}, ${since(price.valid_from)}${price.valid_to === null ? '' : ` until ${price.valid_to}`}`,
          ] as const,
          ...(price.reason === null ? [] : [['reason', price.reason] as const]),
          ...(price.source === null ? [] : [['source', `${price.source.url} (checked ${price.source.checkedAt})`] as const]),
          ...(price.source?.note === undefined ? [] : [['note', price.source.note] as const]),
        ]),
    ...(deprecation === null
      ? []
      : [
          [
            'retires',
            `${deprecation.retiresAt}${deprecation.replacement === undefined ? '' : `, then ${deprecation.replacement}`}`,
          ] as const,
        ]),
  ];
  return [
    printable(head),
    ...facts.map(([name, fact]) => printable(`  ${name.padEnd(8)} ${fact}`)),
    ...(price === null ? [] : ['', ...renderPrice(price)]),
  ].join('\n');
}

function renderPrice({ prices, rules, minimums }: NonNullable<Shown['in_force']>): readonly string[] {
  const meters = METERS.flatMap((meter) => {
    const price = prices[meter];
    const { per, unit } = meterDefinition(meter);
    const least = minimums?.[meter];
    return price === undefined
      ? []
      : [
          [
            meter,
            price,
            per === 3_600 ? 'hour' : `${formatCount(per)} ${unit}${per === 1 ? '' : 's'}`,
            least === undefined ? '' : `at least ${least}`,
          ],
        ];
  });
  return [
    table(['Meter', 'USD', 'Per', ''], meters, ['Meter', 'Per', '']),
    ...rules.map((rule) => `  rule ${rule.id}: ${describeRule(rule)}${rule.prices === undefined ? '' : ` (${pricesText(rule.prices)})`}`),
  ];
}

/** `since 2026-09-03T00:00:00Z`. */
function since(validFrom: string | null): string {
  return validFrom === null ? 'for as long as is known' : `since ${validFrom}`;
}
