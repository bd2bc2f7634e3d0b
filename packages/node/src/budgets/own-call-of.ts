import { parseUsd, type CallReading } from '@spancost/conventions';
import { metersOf, tokensByType } from '@spancost/prices';
import type { SpanCost } from '@spancost/processor';
import type { CallFacts } from './known-snapshot.ts';
import type { OwnCall } from './own-calls.ts';

/** A call of this process that has ended, as its span tells. */
export interface EndedCall {
  readonly reading: CallReading;
  readonly cost: SpanCost | undefined;
}

/**
 * What a call counts as until the collector has it: its provisional cost, and the model that answered. A call without a price
 * counts as nothing until then: what its tokens cost at most is the collector's to say.
 */
export function ownCallOf({ reading, cost }: EndedCall, facts: CallFacts): OwnCall {
  const { responseModel, usage, problems } = reading;
  const exact = cost === undefined || cost.basis === 'unpriced' ? undefined : parseUsd(cost.exact);
  const tokens = problems.length > 0 ? 0 : Object.values(tokensByType(metersOf(usage))).reduce((sum, count) => sum + count, 0);
  return { facts: responseModel === undefined ? facts : { ...facts, model: responseModel }, usd: exact ?? 0n, tokens };
}
