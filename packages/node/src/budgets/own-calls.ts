import { fallsUnder, targetOf, type Usd } from '@spancost/conventions';
import type { CallFacts, Scoped } from './known-snapshot.ts';

/** A call of this process that has ended. */
export interface OwnCall {
  readonly facts: CallFacts;
  readonly usd: Usd;
  readonly tokens: number;
}

/** What calls add up to. */
export interface OwnSum {
  readonly usd: Usd;
  readonly tokens: number;
  readonly requests: number;
}

interface KeptCall extends OwnCall {
  readonly endedAt: number;
  /** When the collector had it. */
  deliveredAt?: number;
}

const NOTHING: OwnSum = { usd: 0n, tokens: 0, requests: 0 };

/** Calls that are kept at most, and for how long without news of them: what was lost on its way must not count for ever. */
const MAX_CALLS = 20_000;
const MAX_AGE_MS = 60_000;

/**
 * The calls of this process that the last snapshot does not have: those that ended and had not reached the collector when it
 * was computed. They count here at once, so that a process sees its own spending without delay.
 */
export class OwnCalls {
  readonly #monotonic: () => number;
  #calls: KeptCall[] = [];
  /** By the event that tells the collector of the call. */
  readonly #byEvent: WeakMap<object, KeptCall> = new WeakMap();
  /** Sums of the calls by budget or limit and by target, of those that were asked for since the last snapshot. */
  readonly #sums: Map<Scoped, Map<string | undefined, OwnSum>> = new Map();

  /** @param monotonic Milliseconds of a clock that only goes forward. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** A call has ended; `event` will tell the collector. */
  ended(call: OwnCall, event: object): void {
    const kept: KeptCall = { ...call, endedAt: this.#monotonic() };
    this.#calls.push(kept);
    this.#byEvent.set(event, kept);
    for (const [scoped, sums] of this.#sums) addTo(sums, scoped, kept);
    if (this.#calls.length > MAX_CALLS) this.#keep((_, index) => index >= MAX_CALLS / 2);
  }

  /** The collector has these events, or nobody tries to send them any more. */
  delivered(events: readonly object[]): void {
    const now = this.#monotonic();
    for (const event of events) {
      const call = this.#byEvent.get(event);
      if (call !== undefined) call.deliveredAt = now;
    }
  }

  /** There is a snapshot of this moment: it has what was delivered before. */
  snapshotOf(computedAt: number): void {
    const oldest = this.#monotonic() - MAX_AGE_MS;
    this.#keep(({ endedAt, deliveredAt = Infinity }) => deliveredAt > computedAt && endedAt > oldest);
  }

  /** What this budget or limit has of these calls, or its tenant or user. */
  of(scoped: Scoped, target: string | undefined): OwnSum {
    let sums = this.#sums.get(scoped);
    if (sums === undefined) {
      sums = new Map();
      for (const call of this.#calls) addTo(sums, scoped, call);
      this.#sums.set(scoped, sums);
    }
    return sums.get(target) ?? NOTHING;
  }

  #keep(isKept: (call: KeptCall, index: number) => boolean): void {
    this.#calls = this.#calls.filter(isKept);
    this.#sums.clear();
  }
}

function addTo(sums: Map<string | undefined, OwnSum>, scoped: Scoped, { facts, usd, tokens }: OwnCall): void {
  if (!fallsUnder(facts, scoped)) return;
  const target = targetOf(facts, scoped);
  const sum = sums.get(target) ?? NOTHING;
  sums.set(target, { usd: sum.usd + usd, tokens: sum.tokens + tokens, requests: sum.requests + 1 });
}
