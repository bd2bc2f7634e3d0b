import type { PriceBook, PriceVersion } from '@spancost/prices';
import { comparePrices, type PriceDifference } from '@spancost/prices/upkeep';
import type { Command } from 'commander';
import { printable } from '../printable.ts';
import { jsonOption } from '../ask/json-option.ts';
import { bookOf, bookOption } from './book-option.ts';
import { differenceText } from './difference-text.ts';
import { findModel } from './find-models.ts';
import { pricesText } from './prices-text.ts';

interface HistoryOptions {
  readonly provider: string;
  readonly model: string;
  readonly book?: string;
  readonly json?: boolean;
}

/** `spancost prices history`: every version of a model's price, superseded ones too. */
export function addHistory(prices: Command): void {
  prices
    .command('history')
    .description('Every version of one model: when it holds, when it was recorded, what it took the place of, what changed.')
    .requiredOption('--provider <name>', 'provider as in gen_ai.provider.name')
    .requiredOption('--model <id>', 'model, as a call would name it')
    .addOption(bookOption())
    .addOption(jsonOption())
    .action((options: HistoryOptions) => {
      const history = historyOf(bookOf(options), options);
      console.log(options.json === true ? JSON.stringify(history) : renderHistory(history));
    });
}

function historyOf(book: PriceBook, { provider, model }: HistoryOptions) {
  const { finder, found } = findModel(book, provider, model);
  const names = new Set([found.model, ...found.entries.map(({ entry }) => entry.model)]);
  return {
    provider: found.provider,
    model: found.entries[0]?.entry.model ?? found.model,
    versions: found.entries.flatMap(({ book: { id, revision }, entry }) =>
      entry.versions.map((version, index) => ({
        book: `${id}@${revision}`,
        version: version.version,
        status: version.status,
        valid_from: version.validFrom ?? null,
        valid_to: version.validTo ?? null,
        recorded_at: version.recordedAt,
        supersedes: version.supersedes ?? [],
        superseded_by: entry.versions.flatMap((each) => (each.supersedes?.includes(version.version) === true ? [each.version] : [])),
        source: version.source,
        prices: version.prices,
        rules: version.rules ?? [],
        changes: changesFrom(entry.versions[index - 1], version),
      })),
    ),
    overrides: finder.books.flatMap(({ id, revision, overrides }) =>
      (overrides ?? [])
        .filter((override) => names.has(override.model) && override.providers.includes(found.provider))
        .map((override) => ({ book: `${id}@${revision}`, ...override })),
    ),
    deprecations: found.entries.flatMap(({ book: { id, revision }, entry }) =>
      entry.deprecation === undefined ? [] : [{ book: `${id}@${revision}`, ...entry.deprecation }],
    ),
  };
}

/** What a version changed of the one before it, compared when it began. */
function changesFrom(before: PriceVersion | undefined, version: PriceVersion): readonly PriceDifference[] {
  return before === undefined ? [] : comparePrices(before, version, { at: Date.parse(version.validFrom ?? version.recordedAt) });
}

function renderHistory(history: ReturnType<typeof historyOf>): string {
  const versions = history.versions.map((version) => {
    const from = version.valid_from ?? 'the beginning';
    const to = version.valid_to === null ? 'on' : `to ${version.valid_to}`;
    const place = [
      ...(version.supersedes.length === 0 ? [] : [`in place of ${version.supersedes.map((each) => `v${each}`).join(', ')}`]),
      ...(version.superseded_by.length === 0 ? [] : [`superseded by ${version.superseded_by.map((each) => `v${each}`).join(', ')}`]),
    ];
    return [
      `${version.book} v${version.version}: from ${from} ${to}, ${version.status}, recorded ${version.recorded_at}${place.length === 0 ? '' : ` (${place.join('; ')})`}`,
      `  source   ${version.source.url} (checked ${version.source.checkedAt})`,
      `  prices   ${pricesText(version.prices)}${version.rules.length === 0 ? '' : `; rules ${version.rules.map(({ id }) => id).join(', ')}`}`,
      ...version.changes.map((difference) => `  changed  ${differenceText(difference)}`),
    ].join('\n');
  });
  const overrides = history.overrides.map(
    (override) =>
      `${override.book} override ${override.id}: from ${override.validFrom ?? 'the beginning'} ${override.validTo === undefined ? 'on' : `to ${override.validTo}`}, recorded ${override.recordedAt}: ${override.reason}\n  prices   ${pricesText(override.prices)}`,
  );
  const deprecations = history.deprecations.map(
    ({ book, retiresAt, replacement }) => `${book} retires ${retiresAt}${replacement === undefined ? '' : `, then ${replacement}`}`,
  );
  return [`${history.provider} ${history.model}`, ...versions, ...overrides, ...deprecations]
    .flatMap((text) => text.split('\n'))
    .map(printable)
    .join('\n');
}
