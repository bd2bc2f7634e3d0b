import type { PriceDifference } from './compare-prices.ts';
import type { PriceChange } from './price-change.ts';

/** Where what became of a book is told: beside it, `prices.yaml.CHANGELOG.md`. */
export function changelogFileOf(bookFile: string): string {
  return `${bookFile}.CHANGELOG.md`;
}

/** What a changelog begins with when it is new. */
const CHANGELOG_HEADER =
  '# Changes of this price book\n\nNewest first. Written by `spancost prices sync`; ids are those under which changes waited.\n';

/** An entry of a changelog: what one approval changed of a book. @param book Name with the new revision, `acme@4`. */
export function changelogEntry(book: string, applied: readonly PriceChange[], at: number, by?: string): string {
  const lines = applied.map((change) => `- ${titleOf(change)} (${change.id}, ${change.upstream}, ${change.source.url})`);
  return [`## ${book}, ${new Date(at).toISOString()}${by === undefined ? '' : `, approved by ${by}`}`, '', ...lines, ''].join('\n');
}

/** A changelog with an entry at its top. */
export function withEntry(changelog: string | undefined, entry: string): string {
  if (changelog === undefined) return `${CHANGELOG_HEADER}\n${entry}`;
  const first = changelog.search(/^## /m);
  if (first === -1) return `${changelog.trimEnd()}\n\n${entry}`;
  return `${changelog.slice(0, first)}${entry}\n${changelog.slice(first)}`;
}

function titleOf({ kind, provider, model, new: offered, differences, flags }: PriceChange): string {
  const what = `${kind} ${provider} \`${model}\``;
  const from = offered?.validFrom === undefined ? '' : ` from ${offered.validFrom}`;
  const flagged = flags.length === 0 ? '' : ` [${flags.join(', ')}]`;
  return `${what}${from}${differences.length === 0 ? '' : `: ${differences.map(textOf).join(', ')}`}${flagged}`;
}

function textOf({ meter, rule, old, new: now, percent }: PriceDifference): string {
  const where = rule === undefined ? meter : `${meter} under ${rule}`;
  const change = percent === undefined ? '' : ` (${percent.startsWith('-') ? '' : '+'}${percent} %)`;
  return `${where} ${old ?? 'none'} → ${now ?? 'none'}${change}`;
}
