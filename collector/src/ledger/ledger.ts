import type { BusinessLedger } from './business/business-views.ts';
import type { CallState } from './call-state.ts';
import type { LedgerContent } from './content.ts';
import type { Entry } from './entry.ts';
import type { QuarantineDecision, QuarantinedReport } from './quarantined-report.ts';
import type { LineReader } from './ledger-lines.ts';
import type { LedgerUpkeep } from './upkeep.ts';
import type { UserDirectory } from './user-directory.ts';
import type { LedgerViews } from './views.ts';

/** A correction that was asked for under an idempotency key, and its answer. */
export interface StoredCorrection {
  readonly idempotencyKey: string;
  /** Hash of call and body: the same key for something else is a mistake of the client. */
  readonly fingerprint: string;
  /** JSON. */
  readonly answer: string;
}

/** What is written together, or not at all. */
export interface LedgerBatch {
  readonly entries: readonly Entry[];
  /** Call id by key: what a further report of the same call will be known by. */
  readonly keys: ReadonlyMap<string, string>;
  readonly quarantined: readonly QuarantinedReport[];
  readonly correction?: StoredCorrection;
  /** States, before this batch, of calls that it continues, as far as the writer has them at hand; others are looked up. */
  readonly known?: ReadonlyMap<string, CallState>;
}

/** Looks up and appends; one writer at a time, one step after the other. */
export interface LedgerWriter {
  /** Ids of the calls that are known by these keys, by key. */
  callIdsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** States of these calls, by id; ids that are not known are missing. */
  callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>>;
  /** Which of these quarantined reports are there already. */
  knownQuarantined(ids: readonly string[]): Promise<ReadonlySet<string>>;
  correctionByKey(idempotencyKey: string): Promise<StoredCorrection | undefined>;
  /**
   * Writes a batch in one transaction and returns when it survives a crash.
   *
   * @throws LedgerUnavailableError if nothing was written, LedgerBrokenError if nothing can be written any more.
   */
  append(batch: LedgerBatch): Promise<void>;
}

/** The truth: entries that are only ever added. Views may be asked at any moment and see whole batches only. */
export interface Ledger extends LedgerWriter, LedgerViews {
  readonly business: BusinessLedger;
  /** What looks after it. */
  readonly upkeep: LedgerUpkeep;
  /** What was asked and answered, where that is kept. */
  readonly content: LedgerContent;
  /** Who its users are. */
  readonly directory: UserDirectory;
  /** Reads it out. */
  readonly reader: LineReader;
  /**
   * Writes what was decided about reports in quarantine, all or nothing; the reports stay. No writer may be at work.
   *
   * @throws LedgerUnavailableError if nothing was written.
   */
  decide(decisions: readonly QuarantineDecision[]): Promise<void>;
  /** What these views say, all from the same moment, while entries go on being added. */
  atOneMoment<T>(read: (views: LedgerViews) => Promise<T>): Promise<T>;
  /** Writes everything into the one file and lets go of it. */
  close(): Promise<void>;
}
