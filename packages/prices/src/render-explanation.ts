import type { CostLine } from './cost-line.ts';
import { Money } from './cost.ts';
import type { Explanation } from './explanation.ts';
import { meterDefinition } from './meters.ts';
import type { PriceStatus } from './price-book.ts';

/**
 * An explanation as text: what was paid for what, a table of its parts, and where each of them comes from.
 *
 * @example renderExplanation(cost.explain())
 * // $0.00325 for gpt-5 of openai at 2026-11-20T12:00:00.000Z
 * //
 * //   meter   quantity           price in $  cost in $
 * //   input      1,000  1.25 per 1M tokens     0.00125
 * //   output       200    10 per 1M tokens     0.002
 * //   total                                    0.00325
 * //
 * //   price     list@2/openai/gpt-5/v1
 * //   …
 */
export function renderExplanation(explanation: Explanation): string {
  const { usd, basis, provider, model, at } = explanation;
  return [
    `$${usd}${basis === 'estimated' ? ', estimated,' : ''} for ${model} of ${provider} at ${at}`,
    ...indented(tableOf(explanation)),
    ...indented(factsOf(explanation).map(([name, fact]) => `${name.padEnd(8)}  ${fact}`)),
  ].join('\n');
}

/** What stands behind a price, in words. */
const STATUS: Readonly<Record<PriceStatus, string>> = {
  verified: 'verified',
  imported: 'imported from one source, not verified',
  disputed: 'disputed: sources differ and nobody has decided',
  default: 'a default price',
  free: 'free of charge',
};

function factsOf(explanation: Explanation): readonly (readonly [string, string])[] {
  const { priceId, status, source, reason, rules, promptTokens, contract, minimums, assumptions } = explanation;
  const facts: [string, string][] = [
    ['price', priceId],
    ['', `${isOverridden(explanation) ? "the operator's own price" : STATUS[status]}, in force ${periodOf(explanation)}`],
  ];
  if (source !== undefined) facts.push(['source', `${source.url}, checked on ${source.checkedAt}`]);
  if (source?.note !== undefined) facts.push(['', source.note]);
  if (reason !== undefined && isOverridden(explanation)) facts.push(['reason', reason]);
  if (rules.length > 0 && promptTokens > 0) facts.push(['prompt', `${count(promptTokens)} tokens`]);
  for (const { id, description } of rules) facts.push(['rule', `${id}: ${description}`]);
  if (contract !== undefined)
    facts.push(['contract', `${contract.id} of ${contract.tenant}: ${contract.description}${savingOf(explanation)}`]);
  if (contract !== undefined) facts.push(['', contract.reason]);
  for (const { meter, used, billed } of minimums)
    facts.push(['minimum', `${count(billed)} of ${meter} are billed for the ${count(used)} used`]);
  for (const assumption of assumptions) facts.push(['assumed', assumption]);
  return facts;
}

/** Whether an operator stated the price in place of a book's; a default price says so itself, where it is assumed. */
function isOverridden({ reason, status }: Explanation): boolean {
  return reason !== undefined && status === 'verified';
}

function periodOf({ validFrom, validTo }: Explanation): string {
  const since = validFrom === undefined ? 'for as long as is known' : `since ${validFrom}`;
  return validTo === undefined ? since : `${since} until ${validTo}`;
}

/** What a contract takes off the list price, or puts on it: `, 12.5 % below list`. */
function savingOf({ usd, listUsd }: Explanation): string {
  if (listUsd === undefined) return ', which has no list price';
  const list = new Money(listUsd);
  const change = list.isZero() ? new Money(0) : new Money(usd).minus(list).div(list).times(100).toDecimalPlaces(2);
  if (change.isZero()) return ', which is the list price';
  return `, ${change.abs().toFixed()} % ${change.isNegative() ? 'below' : 'above'} list`;
}

/** One row a meter and one for the sum; amounts stand with their points below each other. */
function tableOf({ lines, usd, listUsd, contract }: Explanation): readonly string[] {
  const atList = contract !== undefined && listUsd !== undefined;
  const columns = [
    left(['meter', ...lines.map(({ meter }) => meter), 'total']),
    right(['quantity', ...lines.map(({ quantity }) => count(quantity)), '']),
    right(['price in $', ...lines.map(priceOf), '']),
    ...(atList ? [atPoint('at list in $', [...lines.map((line) => line.listUsd ?? line.usd), listUsd])] : []),
    atPoint('cost in $', [...lines.map((line) => line.usd), usd]),
  ];
  return columns[0]!.map((_cell, row) =>
    columns
      .map((column) => column[row])
      .join('  ')
      .trimEnd(),
  );
}

function priceOf({ meter, price, per }: CostLine): string {
  const { unit } = meterDefinition(meter);
  if (per === 3_600) return `${price} per hour`;
  if (per === 1) return `${price} per ${unit}`;
  return `${price} per ${per === 1_000_000 ? '1M' : '1,000'} ${unit}s`;
}

function count(quantity: number): string {
  return quantity.toLocaleString('en-US', { maximumFractionDigits: 20 });
}

function left(cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map(({ length }) => length));
  return cells.map((cell) => cell.padEnd(width));
}

function right(cells: readonly string[]): readonly string[] {
  const width = Math.max(...cells.map(({ length }) => length));
  return cells.map((cell) => cell.padStart(width));
}

function atPoint(title: string, amounts: readonly string[]): readonly string[] {
  const parts = amounts.map((amount) => amount.split('.'));
  const decimals = Math.max(...parts.map(([, fraction]) => (fraction === undefined ? 0 : fraction.length + 1)));
  const padded = parts.map(([whole, fraction]) => `${whole}${(fraction === undefined ? '' : `.${fraction}`).padEnd(decimals)}`);
  return right([title, ...padded]);
}

function indented(lines: readonly string[]): readonly string[] {
  return ['', ...lines.map((line) => `  ${line}`)];
}
