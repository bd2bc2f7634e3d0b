import type { CostLine } from './cost-line.ts';
import type { Cost, CostParts } from './cost.ts';
import { describeRule, describeTerm } from './describe-rule.ts';
import { METERS, type Meter } from './meters.ts';
import type { PriceSource, PriceStatus } from './price-book.ts';
import { promptTokens, type MeterQuantities } from './quantities.ts';

/** Where every part of a cost comes from. */
export interface Explanation {
  readonly provider: string;
  readonly model: string;
  /** ISO 8601. */
  readonly at: string;
  /** US dollars, what is paid and at list. */
  readonly usd: string;
  /** Missing where only a contract has a price. */
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
  readonly contract: ExplainedContract | undefined;
  readonly assumptions: readonly string[];
  /** Meters of which less was used than the least that is billed. */
  readonly minimums: readonly { readonly meter: Meter; readonly used: number; readonly billed: number }[];
  readonly lines: readonly CostLine[];
}

/** The contract behind a cost, and what its term does to the list price. */
interface ExplainedContract {
  readonly id: string;
  readonly tenant: string;
  readonly reason: string;
  readonly description: string;
}

/** The explanation of a cost. */
export function explanationOf(cost: Cost, parts: CostParts): Explanation {
  const { version, agreed, list, used } = parts;
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
    promptTokens: promptTokens(used),
    rules: list.rules.map((rule) => ({ id: rule.id, description: describeRule(rule) })),
    contract:
      agreed === undefined
        ? undefined
        : {
            id: agreed.contract.id,
            tenant: agreed.contract.tenant,
            reason: agreed.contract.reason,
            description: describeTerm(agreed.term),
          },
    assumptions: cost.assumptions,
    minimums: minimumsOf(used, parts.quantities),
    lines: cost.lines,
  };
}

function minimumsOf(used: MeterQuantities, billed: MeterQuantities): Explanation['minimums'] {
  return METERS.flatMap((meter) => {
    const quantity = used[meter];
    const least = billed[meter];
    return quantity === undefined || least === undefined || least <= quantity ? [] : [{ meter, used: quantity, billed: least }];
  });
}
