import { TOKEN_TYPES, type TokenType } from '@spancost/prices';
import { moneyBasisOf, type CallState } from '../../call-state.ts';
import { keyOf } from './key-of.ts';
import type { UsageDelta, UsageDimensions } from './usage-delta.ts';
import type { UsageRollup } from './usage-rollups.ts';

const DAY_MS = 86_400_000;

/**
 * What a batch adds to the rollups. A rollup is a function of the states of all calls, so that a call which changes is taken out of
 * the group that it was in and put into the one that it is in now.
 */
export class UsageDeltas {
  /** By all dimensions. */
  readonly #groups = new Map<string, UsageDelta>();

  /** What a call was before a batch, if it was, and what it is after it. */
  change(before: CallState | undefined, after: CallState): void {
    if (before !== undefined) this.#add(before, -1n);
    this.#add(after, 1n);
  }

  /** What is added to each group of a rollup; of what the rollup does not tell apart a delta says what one of its calls has. */
  of({ dimensions }: Pick<UsageRollup, 'dimensions'>): readonly UsageDelta[] {
    const groups = new Map<string, UsageDelta>();
    for (const delta of this.#groups.values())
      addTo(groupIn(groups, keyOf(String(delta.day), ...dimensions.map((dimension) => delta[dimension])), delta), delta);
    return [...groups.values()].filter(isChange);
  }

  #add(state: CallState, sign: 1n | -1n): void {
    const { call } = state;
    const { tenant, user, feature } = call.attribution;
    const { provider, model, operation, service, environment, status } = call;
    const day = Math.floor(call.calledAt / DAY_MS);
    const basis = moneyBasisOf(state);
    const key = keyOf(`${day}${status}${basis}`, tenant, user, feature, provider, model, operation, service, environment);
    const dimensions = { day, tenant, user, feature, provider, model, operation, service, environment, status, basis };
    const group = groupIn(this.#groups, key, dimensions);
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

/** The group of a key; a new one has the dimensions of the first that asks for it. */
function groupIn(groups: Map<string, UsageDelta>, key: string, dimensions: UsageDimensions): UsageDelta {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const made = { ...dimensions, requests: 0n, tokens: noTokens(), cost: 0n, durations: 0n, durationUs: 0n };
  groups.set(key, made);
  return made;
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
