import type { CallSums } from './call-sums.ts';
import type { Usd } from './money.ts';
import type { UsageQuery } from './views.ts';

/** What the directory has of a user. */
export interface DirectoryEntry {
  readonly user: string;
  readonly name?: string;
  readonly email?: string;
}

/** What is to stand in the directory: null takes it out, and what is missing stays as it is. */
export interface DirectoryChange {
  readonly user: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

/** How many users a change was about. */
export interface DirectoryChanged {
  /** With a name or an address from now on. */
  readonly set: number;
  /** Left the directory. */
  readonly removed: number;
}

/** Which users are listed: those of the calls of a scope in a range, greatest cost first. */
export interface UsersQuery {
  readonly usage: UsageQuery;
  /** Whether users of the directory without such calls are listed as well, behind the others. */
  readonly withoutCalls: boolean;
  /** Stands in the id, name or address, in capitals or not. */
  readonly search?: string;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: UserPosition;
}

/** The place of a user in a list. */
export interface UserPosition {
  readonly cost: Usd;
  readonly requests: number;
  readonly user: string;
}

/** A user of the ledger or of the directory, and what their calls add up to. */
export interface ListedUser extends DirectoryEntry, CallSums {
  /** When the last of the calls was made; missing without calls, and where they have been removed and only sums are left. */
  readonly lastCalledAt?: number;
}

/** Names and addresses of users, as an operator told them; telemetry has ids only. */
export interface UserDirectory {
  /** What it has of these users, right after each change; those that it does not have are missing. */
  entriesOf(users: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>>;
  list(query: UsersQuery): Promise<readonly ListedUser[]>;
  /**
   * Writes changes, one for each user at most, all or nothing, and returns when they survive a crash. No writer may be at work.
   *
   * @throws LedgerUnavailableError if nothing was written.
   */
  set(changes: readonly DirectoryChange[], now: number): Promise<DirectoryChanged>;
}
