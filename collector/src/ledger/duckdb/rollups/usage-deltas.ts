import type { CallStatus, CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES, type TokenType } from '@spancost/prices';
import { moneyBasisOf, type CallState } from '../../call-state.ts';
import type { Usd } from '../../money.ts';
import { keyOf } from './key-of.ts';

const DAY_MS = 86_400_000;

/** What calls are put together by in the rollups. */
interface UsageDimensions {
  /** Of the call in UTC, counted from 1970. */
  readonly day: number;
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly feature: string | undefined;
  readonly provider: string;
  readonly model: string | undefined;
  readonly operation: string;
  readonly service: string | undefined;
  readonly environment: string | undefined;
  readonly status: CallStatus;
  readonly basis: CostBasis;
}

/** What is added to one group of a rollup; all sums are whole numbers, so that the order of adding does not matter. */
export interface UsageDelta extends UsageDimensions {
  requests: bigint;
  readonly tokens: Record<TokenType | 'reasoning', bigint>;
  /** Of `unpriced` 0, which is not known. */
  cost: Usd;
  durations: bigint;
  durationUs: bigint;
}

/**
 * What a batch adds to the rollups by user and day. A rollup is a function of the states of all calls, so that a call which
 * changes is taken out of the group that it was in and put into the one that it is in now.
 */
export class UsageDeltas {
  readonly #groups = new Map<string, UsageDelta>();

  /** What a call was before a batch, if it was, and what it is after it. */
  change(before: CallState | undefined, after: CallState): void {
    if (before !== undefined) this.#add(before, -1n);
    this.#add(after, 1n);
  }

  byUser(): readonly UsageDelta[] {
    return [...this.#groups.values()].filter(isChange);
  }

  /** As {@link byUser}, with the users of a group summed up. */
  byGroup(): readonly UsageDelta[] {
    const groups = new Map<string, UsageDelta>();
    for (const delta of this.#groups.values()) addTo(groupIn(groups, { ...dimensionsOf(delta), user: undefined }), delta);
    return [...groups.values()].filter(isChange);
  }

  #add(state: CallState, sign: 1n | -1n): void {
    const { call } = state;
    const { tenant, user, feature } = call.attribution;
    const group = groupIn(this.#groups, {
      day: Math.floor(call.calledAt / DAY_MS),
      tenant,
      user,
      feature,
      provider: call.provider,
      model: call.model,
      operation: call.operation,
      service: call.service,
      environment: call.environment,
      status: call.status,
      basis: moneyBasisOf(state),
    });
    group.requests += sign;
    for (const type of TOKEN_TYPES) {
      const tokens = state.tokens[type];
      if (tokens !== 0) group.tokens[type] += sign * BigInt(tokens);
    }
    if (state.reasoningTokens !== 0) group.tokens.reasoning += sign * BigInt(state.reasoningTokens);
    if (state.net !== undefined) group.cost += sign * state.net;
    if (call.duration === undefined) return;
    group.durations += sign;
    group.durationUs += sign * BigInt(Math.round(call.duration * 1e6));
  }
}

function groupIn(groups: Map<string, UsageDelta>, dimensions: UsageDimensions): UsageDelta {
  const { day, tenant, user, feature, provider, model, operation, service, environment, status, basis } = dimensions;
  const key = keyOf(`${day}${status}${basis}`, tenant, user, feature, provider, model, operation, service, environment);
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = { ...dimensions, requests: 0n, tokens: noTokens(), cost: 0n, durations: 0n, durationUs: 0n };
  groups.set(key, made);
  return made;
}

function dimensionsOf({
  day,
  tenant,
  user,
  feature,
  provider,
  model,
  operation,
  service,
  environment,
  status,
  basis,
}: UsageDimensions): UsageDimensions {
  return { day, tenant, user, feature, provider, model, operation, service, environment, status, basis };
}

function addTo(group: UsageDelta, { requests, tokens, cost, durations, durationUs }: UsageDelta): void {
  group.requests += requests;
  for (const type of TOKEN_TYPES) group.tokens[type] += tokens[type];
  group.tokens.reasoning += tokens.reasoning;
  group.cost += cost;
  group.durations += durations;
  group.durationUs += durationUs;
}

function noTokens(): Record<TokenType | 'reasoning', bigint> {
  return { input: 0n, cache_read: 0n, cache_write: 0n, cache_write_5m: 0n, cache_write_1h: 0n, output: 0n, unsplit: 0n, reasoning: 0n };
}

/** A call that changed and stayed in its group may have added nothing to it. */
function isChange({ requests, tokens, cost, durations, durationUs }: UsageDelta): boolean {
  return requests !== 0n || cost !== 0n || durations !== 0n || durationUs !== 0n || Object.values(tokens).some((count) => count !== 0n);
}
