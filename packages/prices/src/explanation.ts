import type { CostLine } from './cost-line.ts';
import type { Cost, CostParts } from './cost.ts';
import type { PriceRule, PriceSource, PriceStatus } from './price-book.ts';
import { meterDefinition } from './meters.ts';
import { promptTokens } from './quantities.ts';
import { describeRule } from './describe-rule.ts';

/** Where every part of a cost comes from. */
export interface Explanation {
  readonly provider: string;
  readonly model: string;
  /** ISO 8601. */
  readonly at: string;
  /** US dollars, what is paid and at list. */
  readonly usd: string;
  readonly listUsd: string | undefined;
  readonly basis: Cost['basis'];
  readonly status: PriceStatus;
  readonly priceId: string;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly source: PriceSource | undefined;
  /** Why an operator stated the price, where one did. */
  readonly reason: string | undefined;
  /** Tokens of the whole prompt, which long-context rules look at. */
  readonly promptTokens: number;
  readonly rules: readonly { readonly id: string; readonly description: string }[];
  readonly contract: { readonly id: string; readonly tenant: string; readonly reason: string } | undefined;
  readonly assumptions: readonly string[];
  readonly lines: readonly CostLine[];
}

export function explanationOf(cost: Cost, parts: CostParts): Explanation {
  const { version, contract, list } = parts;
  return {
    provider: parts.provider,
    model: parts.model,
    at: new Date(parts.at).toISOString(),
    usd: cost.exact,
    listUsd: cost.list,
    basis: cost.basis,
    status: cost.status,
    priceId: cost.priceId,
    validFrom: version.validFrom,
    validTo: version.validTo,
    source: version.source,
    reason: version.reason,
    promptTokens: promptTokens(parts.quantities),
    rules: list.rules.map((rule: PriceRule) => ({ id: rule.id, description: describeRule(rule) })),
    contract: contract === undefined ? undefined : { id: contract.id, tenant: contract.tenant, reason: contract.reason },
    assumptions: cost.assumptions,
    lines: cost.lines,
  };
}

/**
 * An explanation as text, one fact a line.
 *
 * @example renderExplanation(cost.explain())
 * // $0.00325 computed: openai gpt-5 at 2026-11-20T12:00:00.000Z
 * //   price  list@2/openai/gpt-5/v1, verified, since 2025-08-07T00:00:00Z
 * //   …
 */
export function renderExplanation(explanation: Explanation): string {
  const { usd, listUsd, source, contract } = explanation;
  const since = explanation.validFrom === undefined ? 'for as long as is known' : `since ${explanation.validFrom}`;
  const until = explanation.validTo === undefined ? '' : ` until ${explanation.validTo}`;
  const atList = listUsd === undefined || listUsd === usd ? '' : `, $${listUsd} at list`;
  const facts: readonly (readonly [string, string])[] = [
    ['price', `${explanation.priceId}, ${explanation.status}, ${since}${until}`],
    ...(source === undefined ? [] : [['source', `${source.url} (checked ${source.checkedAt})`] as const]),
    ...(explanation.reason === undefined ? [] : [['reason', explanation.reason] as const]),
    ...explanation.rules.map(({ id, description }) => ['rule', `${id}: ${description}`] as const),
    ...(contract === undefined ? [] : [['contract', `${contract.id} of ${contract.tenant}: ${contract.reason}`] as const]),
    ...explanation.assumptions.map((assumption) => ['assumed', assumption] as const),
    ...explanation.lines.map((line) => ['line', renderLine(line)] as const),
  ];
  return [
    `$${usd} ${explanation.basis}${atList}: ${explanation.provider} ${explanation.model} at ${explanation.at}`,
    ...facts.map(([name, fact]) => `  ${name.padEnd(8)} ${fact}`),
  ].join('\n');
}

function renderLine({ meter, quantity, price, per, usd, listUsd }: CostLine): string {
  const atList = listUsd === undefined || listUsd === usd ? '' : ` ($${listUsd} at list)`;
  return `${meter}: ${quantity.toLocaleString('en-US', { maximumFractionDigits: 20 })} × $${price} per ${perUnit(per, meterDefinition(meter).unit)} = $${usd}${atList}`;
}

function perUnit(per: number, unit: string): string {
  if (per === 3_600) return 'hour';
  if (per === 1) return unit;
  return `${per === 1_000_000 ? 'million' : 'thousand'} ${unit}s`;
}
