import { fallsUnder, targetOf } from '@spancost/conventions';
import type { CallFacts, Scoped } from './known-snapshot.ts';

/** What has not ended by then counts when it ends. */
const MINUTE_MS = 60_000;

/** Of calls that are alike. */
interface UnderWay {
  readonly facts: CallFacts;
  /** When they began, oldest first. */
  readonly since: number[];
}

/** The calls of this process that were let go and have not ended, for limits of requests: they are not in any count yet. */
export class CallsUnderWay {
  readonly #monotonic: () => number;
  readonly #calls: Map<string, UnderWay> = new Map();

  /** @param monotonic Milliseconds of a clock that only goes forward. */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** @param asked By what the end is told. @param facts What limits are about; of calls that were asked for alike, those of the first. */
  began(asked: CallFacts, facts: CallFacts): void {
    const key = keyOf(asked);
    const alike = this.#calls.get(key);
    if (alike === undefined) this.#calls.set(key, { facts, since: [this.#monotonic()] });
    else alike.since.push(this.#monotonic());
  }

  /** One of the calls that are like this one has ended. */
  ended(asked: CallFacts): void {
    const key = keyOf(asked);
    const alike = this.#calls.get(key);
    alike?.since.shift();
    if (alike?.since.length === 0) this.#calls.delete(key);
  }

  /** How many of the last minute a limit has, for one tenant or user. */
  of(scoped: Scoped, target: string | undefined): number {
    const from = this.#monotonic() - MINUTE_MS;
    let count = 0;
    for (const [key, { facts, since }] of this.#calls) {
      while (since[0] !== undefined && since[0] <= from) since.shift();
      if (since.length === 0) this.#calls.delete(key);
      else if (fallsUnder(facts, scoped) && targetOf(facts, scoped) === target) count += since.length;
    }
    return count;
  }
}

function keyOf({ provider, model, tenant, user, feature }: CallFacts): string {
  return JSON.stringify([provider, model, tenant, user, feature]);
}
