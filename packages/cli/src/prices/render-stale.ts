import type { ModelSpend, Staleness } from '@spancost/prices/upkeep';
import { formatCount, formatUsd } from '../format.ts';
import { table } from '../table.ts';

/** What `prices stale --json` prints. */
export function staleJson({ unchecked, unknown, unpriced, ending }: Staleness, isSpendKnown: boolean): object {
  return {
    spend_known: isSpendKnown,
    unchecked: unchecked.map(({ provider, model, price, checkedAt, days, spend }) => ({
      provider,
      model,
      price_id: price.priceId,
      status: price.status,
      checked_at: checkedAt,
      days,
      url: price.source?.url ?? null,
      calls: spend?.calls ?? null,
      cost_usd: spend?.costUsd ?? null,
    })),
    unknown: unknown.map(spendJson),
    unpriced: unpriced.map(spendJson),
    ending: ending.map(({ what, provider, model, id, endsAt, replacement }) => ({
      what,
      provider: provider ?? null,
      model: model ?? null,
      id,
      ends_at: endsAt,
      replacement: replacement ?? null,
    })),
  };
}

function spendJson({ provider, model, calls, costUsd, unpricedCalls, unpricedTokens, reasons }: ModelSpend): object {
  return { provider, model, calls, cost_usd: costUsd, unpriced_calls: unpricedCalls, unpriced_tokens: unpricedTokens, reasons };
}

/** How many rows of a table are shown; `--json` has them all. */
const MOST_LISTED = 40;

/** One table each, what costs most first; one line where there is nothing to say. */
export function renderStale({ unchecked, unknown, unpriced, ending }: Staleness, days: number, isSpendKnown: boolean): string {
  const traffic = (rows: readonly ModelSpend[]) =>
    rows.map((row) => [
      row.provider,
      row.model,
      formatCount(row.calls),
      formatCount(row.unpricedCalls),
      formatCount(row.unpricedTokens),
      row.reasons.join(', '),
    ]);
  const TRAFFIC = ['Provider', 'Model', 'Calls', 'Unpriced', 'Tokens', 'Reason'];
  return [
    ...section(
      `Not checked for more than ${days} days`,
      ['Provider', 'Model', 'Status', 'Checked', 'Days', 'Calls', 'Spend'],
      unchecked.map(({ provider, model, price, checkedAt, days: age, spend }) => [
        provider,
        model,
        price.status,
        checkedAt,
        formatCount(age),
        spend === undefined ? '?' : formatCount(spend.calls),
        spend === undefined ? 'unknown' : formatUsd(spend.costUsd),
      ]),
    ),
    ...(isSpendKnown
      ? [
          ...section('In traffic, and in no book', TRAFFIC, traffic(unknown)),
          ...section('In a book, and yet calls without a price', TRAFFIC, traffic(unpriced)),
        ]
      : ['Spend and traffic are unknown: no collector answers. Name one with --url or SPANCOST_URL.', '']),
    ...section(
      'Ends soon, or has ended and is still called',
      ['What', 'Provider', 'Model', 'Id', 'Ends', 'Then'],
      ending.map(({ what, provider, model, id, endsAt, replacement }) => [
        what,
        provider ?? '',
        model ?? '',
        id,
        endsAt,
        replacement ?? '',
      ]),
    ),
  ]
    .join('\n')
    .trimEnd();
}

const NUMBERS: readonly string[] = ['Days', 'Calls', 'Spend', 'Unpriced', 'Tokens'];

function section(title: string, header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [`${title}: none`, ''];
  const left = header.filter((column) => !NUMBERS.includes(column));
  const rest = rows.length > MOST_LISTED ? [`  and ${formatCount(rows.length - MOST_LISTED)} more, see --json`] : [];
  return [`${title}: ${formatCount(rows.length)}`, table(header, rows.slice(0, MOST_LISTED), left, process.stdout.columns), ...rest, ''];
}
