import { fallsUnder, targetOf } from '@spancost/conventions';
import type { CallScope } from '../ledger/call-scope.ts';
import type { CallIdentity, Entry } from '../ledger/entry.ts';
import { SlidingMinute, type Used } from './sliding-minute.ts';
import type { UsageLimit } from './usage-limit.ts';

/** What one tenant or user used of a limit in the last minute. */
export interface TargetUse extends Used {
  readonly target: string;
  /** When it is below the limit again, if it is not; in milliseconds since the epoch. */
  readonly freeAt?: number;
}

/** How a limit stands. */
export interface LimitStanding {
  readonly limit: UsageLimit;
  /** Those that have used anything, greatest share first, 1,000 at most. */
  readonly targets: readonly TargetUse[];
  /** How many have used it up, listed or not. */
  readonly over: number;
}

export interface UsageCounterOptions {
  /** The limits of the moment. */
  readonly limits: () => readonly UsageLimit[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Tenants or users of one limit that are counted at once; whoever comes above it is not. Default: 20,000. */
  readonly maxTargets?: number;
}

const MAX_TARGETS = 20_000;
const MAX_LISTED = 1000;

/**
 * Counts the requests and tokens of each tenant and user in the last minute, from what is appended to the ledger: a call counts
 * in the second in which it ended. It is kept in memory, so a collector that was started again begins at zero.
 */
export class UsageCounter {
  readonly #options: UsageCounterOptions;
  /** By limit as it is written, so that one that is changed begins anew, and by target. */
  readonly #minutes: Map<string, Map<string, SlidingMinute>> = new Map();

  constructor(options: UsageCounterOptions) {
    this.#options = options;
  }

  /** Counts what a commit added. */
  committed(entries: readonly Entry[]): void {
    const limits = this.#options.limits();
    if (limits.length === 0) return;
    const now = this.#options.now();
    for (const entry of entries) {
      if (entry.kind === 'correction') continue;
      const call = scopeOf(entry.call);
      for (const limit of limits) {
        const target = fallsUnder(call, limit) ? targetOf(call, limit) : undefined;
        if (target !== undefined) this.#minuteOf(limit, target, now)?.add(endOf(entry.call), now, usedBy(entry));
      }
    }
  }

  /** How each limit stands now, in their order. */
  standings(): readonly LimitStanding[] {
    const limits = this.#options.limits();
    const written = new Set(limits.map(keyOf));
    for (const key of this.#minutes.keys()) if (!written.has(key)) this.#minutes.delete(key);
    return limits.map((limit) => this.#standingOf(limit));
  }

  #standingOf(limit: UsageLimit): LimitStanding {
    const now = this.#options.now();
    const minutes = this.#minutes.get(keyOf(limit)) ?? new Map<string, SlidingMinute>();
    const users: { readonly use: TargetUse; readonly share: number }[] = [];
    for (const [target, minute] of minutes) {
      const used = minute.used(now);
      const share = shareOf(limit, used);
      if (used.requests === 0 && used.tokens === 0) minutes.delete(target);
      else users.push({ share, use: { target, ...used, ...(share < 1 ? {} : { freeAt: minute.freeAt(now, limit) }) } });
    }
    users.sort((a, b) => b.share - a.share);
    const over = users.filter(({ share }) => share >= 1).length;
    return { limit, targets: users.slice(0, MAX_LISTED).map(({ use }) => use), over };
  }

  /** Undefined where there are too many. */
  #minuteOf(limit: UsageLimit, target: string, now: number): SlidingMinute | undefined {
    const key = keyOf(limit);
    const minutes = this.#minutes.get(key) ?? new Map<string, SlidingMinute>();
    this.#minutes.set(key, minutes);
    const known = minutes.get(target);
    if (known !== undefined) return known;
    const most = this.#options.maxTargets ?? MAX_TARGETS;
    if (minutes.size >= most) for (const [each, minute] of minutes) if (minute.used(now).requests === 0) minutes.delete(each);
    if (minutes.size >= most) return undefined;
    const minute = new SlidingMinute();
    minutes.set(target, minute);
    return minute;
  }
}

function shareOf({ requestsPerMinute = Infinity, tokensPerMinute = Infinity }: UsageLimit, { requests, tokens }: Used): number {
  return Math.max(requests / requestsPerMinute, tokens / tokensPerMinute);
}

function usedBy({ kind, tokens }: Entry): Used {
  return { requests: kind === 'charge' ? 1 : 0, tokens: Object.values(tokens).reduce((sum, count) => sum + count, 0) };
}

function endOf({ calledAt, duration = 0 }: CallIdentity): number {
  return calledAt + duration * 1000;
}

function scopeOf({ provider, model, service, environment, attribution: { tenant, user, feature } }: CallIdentity): CallScope {
  const said = { provider, model, service, environment, tenant, user, feature };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function keyOf(limit: UsageLimit): string {
  return JSON.stringify(limit);
}
