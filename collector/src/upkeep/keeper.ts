import { join } from 'node:path';
import type { ContentKeeper } from '../content/content-keeper.ts';
import type { LedgerContent } from '../ledger/content.ts';
import type { RecentCalls } from '../ledger/recent-calls.ts';
import type { Usd } from '../ledger/money.ts';
import type { Backup, Check, Forgotten, LedgerUpkeep, Person, Removed, Verification } from '../ledger/upkeep.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';

/** What `/metrics` has counted, exact. */
export interface Counted {
  readonly calls: bigint;
  /** Charges + debits - credits. */
  readonly net: Usd;
}

export interface KeeperOptions {
  readonly upkeep: LedgerUpkeep;
  readonly content: Pick<LedgerContent, 'removeBefore'>;
  /** What waits to be kept, in which nobody who is forgotten may be left; missing where nothing is kept. */
  readonly waitingContent?: Pick<ContentKeeper, 'forget'>;
  /** What is remembered of calls, which must not outlive what is changed in the ledger. */
  readonly recent: Pick<RecentCalls, 'clear'>;
  readonly turnstile: Turnstile;
  readonly counted: () => Counted;
  /** Where backups are written. */
  readonly backups: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Looks after the ledger of a running collector, between its commits where that matters. */
export class Keeper {
  readonly #options: KeeperOptions;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Whether ledger, sums and what `/metrics` counts agree at one moment; telemetry is taken as ever meanwhile. */
  async verify(): Promise<Verification> {
    const { upkeep, turnstile, counted } = this.#options;
    let atMoment: Counted | undefined;
    let verification: Promise<Verification> | undefined;
    // Nothing is written between the moment that the ledger is looked at and what has been counted by then.
    await turnstile.pass(
      () =>
        new Promise<void>((resolve) => {
          verification = upkeep.verify(() => {
            atMoment = counted();
            resolve();
          });
          verification.catch(() => resolve());
        }),
    );
    const found = await verification;
    if (found === undefined || atMoment === undefined) throw new Error('the ledger told no moment');
    const checks = [...found.checks, ...counterChecks(found, atMoment)];
    return { ...found, checks, isSound: checks.every(({ broken }) => broken === 0) };
  }

  /** A copy of the ledger beside it, named for the moment at which it was asked for. */
  backup(): Promise<Backup> {
    const { upkeep, backups, now } = this.#options;
    const moment = new Date(now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    return upkeep.backup(join(backups, `ledger-${moment}.duckdb`));
  }

  forget(person: Person): Promise<Forgotten> {
    const { upkeep, waitingContent, now } = this.#options;
    return this.#change(() => {
      waitingContent?.forget(person);
      return upkeep.forget(person, now());
    });
  }

  /** Removes prompts and answers that were recorded longer ago than this. Returns of how many calls. */
  removeContentOlderThan(ageMs: number): Promise<number> {
    const { content, turnstile, now } = this.#options;
    return turnstile.pass(() => content.removeBefore(now() - ageMs));
  }

  /** Removes calls that are older than this, if there are any of days that have not been removed yet. */
  async removeOlderThan(ageMs: number): Promise<Removed | undefined> {
    const { upkeep, now } = this.#options;
    const before = Math.floor((now() - ageMs) / DAY_MS) * DAY_MS;
    if (upkeep.removedBefore !== undefined && before <= upkeep.removedBefore) return undefined;
    return this.#change(() => upkeep.removeBefore(before, now()));
  }

  /** Between two commits; what is remembered of calls is as it was before, and so is forgotten. */
  #change<T>(make: () => Promise<T>): Promise<T> {
    const { turnstile, recent } = this.#options;
    return turnstile.pass(async () => {
      try {
        return await make();
      } finally {
        recent.clear();
      }
    });
  }
}

const DAY_MS = 86_400_000;

function counterChecks({ net, charged }: Verification, counted: Counted): readonly Check[] {
  return [
    check('the counters of /metrics come to the net of the ledger', counted.net, net),
    check('the counters of /metrics have counted each call', counted.calls, BigInt(charged)),
  ];
}

function check(name: string, counted: bigint, kept: bigint): Check {
  return counted === kept
    ? { name, broken: 0, examples: [] }
    : { name, broken: 1, examples: [`counted ${counted}, in the ledger ${kept}`] };
}
