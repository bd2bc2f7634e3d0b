import type { Usd } from './money.ts';

/** One thing that must hold of a ledger, and whether it does. */
export interface Check {
  /** What must hold, in words: `each call is charged once`. */
  readonly name: string;
  /** How many calls, entries or groups break it; 0 if it holds. */
  readonly broken: number;
  /** What some of them are, for a person to look at. */
  readonly examples: readonly string[];
}

/** Whether all that a ledger keeps agrees, and what it comes to. */
export interface Verification {
  readonly isSound: boolean;
  readonly checks: readonly Check[];
  readonly calls: number;
  /** Calls that were ever charged, also those that were removed. */
  readonly charged: number;
  readonly entries: number;
  /** Net of everything, also of calls that were removed; exact. */
  readonly net: Usd;
}

/** A copy of a ledger that was made while it was in use. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly calls: number;
  readonly entries: number;
}

/** Whose identity is to be forgotten. */
export interface Person {
  readonly user: string;
  /** Only as a user of this tenant; of every tenant if missing. */
  readonly tenant?: string;
}

/** What was forgotten of a person. */
export interface Forgotten {
  /** What stands in the place of the user now; random, so that it leads nobody back. */
  readonly pseudonym: string;
  readonly calls: number;
  readonly quarantinedReports: number;
  /** Calls whose prompts and answers were removed. */
  readonly contents: number;
  /** Of revenue, acquisition and churn; what they say of money stays. */
  readonly businessRecords: number;
  /** 1 if the directory had the user. */
  readonly directoryEntries: number;
}

/** Calls that were removed; what they cost stays in every sum. */
export interface Removed {
  /** Midnight UTC in milliseconds since the epoch: calls made before it are removed. */
  readonly before: number;
  readonly calls: number;
  readonly entries: number;
}

/** What looks after a ledger. No writer may be at work while it forgets or removes; it verifies and copies at any time. */
export interface LedgerUpkeep {
  /** Calls made before this moment have been removed, in milliseconds since the epoch; undefined if none have. */
  readonly removedBefore: number | undefined;
  /**
   * Recomputes all that is kept from the entries, as they are at one moment, and compares.
   *
   * @param atMoment Called at that moment.
   */
  verify(atMoment?: () => void): Promise<Verification>;
  /**
   * Copies the ledger as it is at one moment into a file that is not there yet, whole or not at all.
   *
   * @throws LedgerUnavailableError if it could not be written; nothing is left of it then.
   */
  backup(file: string): Promise<Backup>;
  /**
   * Puts a pseudonym in the place of a user in everything that is kept, and removes sessions, metadata, messages of errors, prompts and
   * answers of their calls. The directory has them no longer, but for a user of one tenant of whom there are calls for others.
   *
   * @throws LedgerUnavailableError if nothing was changed.
   */
  forget(person: Person, now: number): Promise<Forgotten>;
  /**
   * Removes calls that were made before the day of UTC that holds this moment. Sums by day, user and series keep what they cost.
   *
   * @throws LedgerUnavailableError if nothing was removed.
   */
  removeBefore(moment: number, now: number): Promise<Removed>;
}
