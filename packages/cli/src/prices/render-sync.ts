import type { PriceBook } from '@spancost/prices';
import type { SourceProblem } from '@spancost/prices/sources';
import type { PriceChange, Upstream } from '@spancost/prices/upkeep';
import { formatCount } from '../format.ts';
import { table } from '../table.ts';
import { differenceText } from './difference-text.ts';

/** What a sync has done. */
export interface SyncResult {
  readonly book: PriceBook;
  readonly bookFile: string;
  readonly quarantineFile: string;
  readonly upstream: Upstream | undefined;
  readonly problems: readonly SourceProblem[];
  readonly waiting: readonly PriceChange[];
  readonly applied: readonly PriceChange[];
  readonly skipped: readonly { readonly change: PriceChange; readonly problem: string }[];
  readonly rejected: readonly string[];
}

/** What `prices sync --json` prints. */
export function syncJson({ book, bookFile, quarantineFile, upstream, problems, waiting, applied, skipped, rejected }: SyncResult): object {
  return {
    book: `${book.id}@${book.revision}`,
    book_file: bookFile,
    quarantine_file: quarantineFile,
    upstream: upstream === undefined ? null : { name: upstream.name, url: upstream.source.url, prices: upstream.prices.length },
    problems: problems.map(({ path, problem }) => ({ path, problem })),
    waiting: waiting.map(changeJson),
    applied: applied.map(({ id }) => id),
    skipped: skipped.map(({ change, problem }) => ({ id: change.id, problem })),
    rejected,
  };
}

function changeJson(change: PriceChange): object {
  const { id, kind, provider, model, old, new: offered, factor, flags, differences, upstream, source, proposedAt } = change;
  return {
    id,
    kind,
    provider,
    model,
    old: old === undefined ? null : { price_id: old.priceId, status: old.status, prices: old.prices, rules: old.rules ?? [] },
    new:
      offered === undefined
        ? null
        : { valid_from: offered.validFrom ?? null, valid_to: offered.validTo ?? null, prices: offered.prices, rules: offered.rules ?? [] },
    factor: factor ?? null,
    flags,
    differences,
    upstream,
    source,
    proposed_at: proposedAt,
  };
}

/** How many changes of a kind are listed; the file has them all. */
const MOST_LISTED = 40;

/** What was applied, then what waits: what needs a decision of its own first. */
export function renderSync(result: SyncResult): string {
  const { upstream, applied, skipped, waiting, rejected, bookFile, quarantineFile, book } = result;
  const flagged = waiting.filter(({ flags }) => flags.length > 0);
  const plain = waiting.filter(({ flags }) => flags.length === 0);
  return [
    ...(upstream === undefined ? [] : [`${upstream.name}: ${formatCount(upstream.prices.length)} prices read from ${upstream.source.url}`]),
    ...(applied.length === 0 ? [] : [`${formatCount(applied.length)} applied; ${bookFile} is ${book.id}@${book.revision} now`]),
    ...(rejected.length === 0 ? [] : [`${formatCount(rejected.length)} turned down`]),
    ...skipped.map(({ change, problem }) => `${change.id} not applied: ${problem}`),
    ...section('Need an approval of their own (--approve ID)', flagged),
    ...section('Wait for approval (--approve all, or ID)', plain),
    waiting.length === 0 ? 'nothing waits' : `\n${formatCount(waiting.length)} changes wait in ${quarantineFile}`,
  ].join('\n');
}

function section(title: string, changes: readonly PriceChange[]): readonly string[] {
  if (changes.length === 0) return [];
  const rows = changes
    .slice(0, MOST_LISTED)
    .map(({ id, kind, provider, model, flags, differences, factor }) => [
      id,
      kind,
      provider,
      model,
      differences.slice(0, 2).map(differenceText).join(', ') + (differences.length > 2 ? `, +${differences.length - 2}` : ''),
      factor === undefined ? '' : `×${factor}`,
      flags.join(', '),
    ]);
  const rendered = table(
    ['Id', 'Kind', 'Provider', 'Model', 'Difference', 'Factor', 'Flags'],
    rows,
    ['Id', 'Kind', 'Provider', 'Model', 'Difference', 'Flags'],
    process.stdout.columns,
  );
  const rest = changes.length > MOST_LISTED ? [`  and ${formatCount(changes.length - MOST_LISTED)} more, see --json`] : [];
  return ['', title, rendered, ...rest];
}
