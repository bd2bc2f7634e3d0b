import type { ImportedDetails, ImportedProvider, ImportedRow, ImportedSpan, ImportedTiers } from '../../src/data/imported-row.ts';
import type { MeterPrices, PriceRule } from '../../src/price-book.ts';
import type { SourcePrice } from '../../src/sources/index.ts';
import type { MergedModel, MergedSpan } from './merge-sources.ts';

/** Models as rows, a provider at a time, both in the order of their names. */
export function importedRows(models: readonly MergedModel[]): readonly ImportedProvider[] {
  const providers = Map.groupBy(models, ({ provider }) => provider);
  return [...providers]
    .map(([provider, own]) => ({ provider, rows: own.map(rowOf).toSorted(([a], [b]) => compare(a, b)) }))
    .toSorted((a, b) => compare(a.provider, b.provider));
}

/** By code unit, which no locale changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rowOf({ model, aliases, spans, today }: MergedModel): ImportedRow {
  const [origin, prices, own] = spanOf(spans[today]!);
  const earlier = spans.slice(0, today).map(spanOf);
  const later = spans.slice(today + 1).map(spanOf);
  const details = {
    ...(aliases.length === 0 ? {} : { aliases }),
    ...own,
    ...(earlier.length === 0 ? {} : { earlier }),
    ...(later.length === 0 ? {} : { later }),
  };
  return Object.keys(details).length === 0 ? [model, origin, prices] : [model, origin, prices, details];
}

function spanOf({ origin, price }: MergedSpan): ImportedSpan {
  if (origin === 'free') return [origin, {}];
  const asText = mediaAsText(price);
  const without = (prices: MeterPrices): MeterPrices => withoutMedia(prices, asText);
  const details: ImportedDetails = {
    ...(asText === undefined ? {} : { asText }),
    ...tiersOf('over', price.rules, without),
    ...tiersOf('from', price.rules, without),
    ...othersOf(price.rules),
    ...(price.validFrom === undefined ? {} : { since: price.validFrom.slice(0, 10) }),
  };
  return Object.keys(details).length === 0 ? [origin, without(price.prices)] : [origin, without(price.prices), details];
}

type Medium = 'image' | 'video';

/** Which media cost what text does, for short prompts and for long ones. */
function mediaAsText({ prices, rules }: SourcePrice): ImportedDetails['asText'] {
  const sheets = [prices, ...rules.flatMap((rule) => (isTier(rule) && rule.prices !== undefined ? [rule.prices] : []))];
  const costsAsText = (medium: Medium): boolean =>
    sheets.every(
      (sheet) =>
        sheet.input !== undefined && sheet[`input_${medium}`] === sheet.input && sheet[`cache_read_${medium}`] === sheet.cache_read,
    );
  if (!costsAsText('image')) return undefined;
  return costsAsText('video') ? 'image+video' : 'image';
}

function withoutMedia(prices: MeterPrices, asText: ImportedDetails['asText']): MeterPrices {
  const media = asText === undefined ? [] : asText.split('+');
  const left = new Set(media.flatMap((medium) => [`input_${medium}`, `cache_read_${medium}`]));
  return Object.fromEntries(Object.entries(prices).filter(([meter]) => !left.has(meter)));
}

function isTier({ when }: PriceRule): boolean {
  const { promptOver, promptFrom, ...more } = when;
  return (promptOver !== undefined || promptFrom !== undefined) && Object.keys(more).length === 0;
}

function tiersOf(
  bound: 'over' | 'from',
  rules: readonly PriceRule[],
  without: (prices: MeterPrices) => MeterPrices,
): { readonly [key in typeof bound]?: ImportedTiers } {
  const tiers = rules.flatMap((rule) => {
    const tokens = bound === 'over' ? rule.when.promptOver : rule.when.promptFrom;
    return isTier(rule) && tokens !== undefined ? [[tokens, without(rule.prices ?? {})] as const] : [];
  });
  return tiers.length === 0 ? {} : { [bound]: Object.fromEntries(tiers) };
}

function othersOf(rules: readonly PriceRule[]): { readonly rules?: readonly PriceRule[] } {
  const others = rules.filter((rule) => !isTier(rule));
  return others.length === 0 ? {} : { rules: others };
}
