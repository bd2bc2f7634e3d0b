import type { TokenLimits } from '../access/token-limits.ts';
import { ATTR_SPANCOST_COLLECTOR_REPORTS, ATTR_SPANCOST_COLLECTOR_REQUESTS, COLLECTOR_SPANS } from '@spancost/conventions';
import type { CallState } from '../ledger/call-state.ts';
import type { ToldContent } from '../content/told-content.ts';
import type { CallIdentity, Entry } from '../ledger/entry.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import { LedgerUnavailableError } from '../errors.ts';
import type { Pricer } from '@spancost/prices';
import { callKeysOf, type CallKeys } from './call-keys.ts';
import { charge } from './charge.ts';
import { inSlices, type Steps } from '../scheduling/in-slices.ts';
import { enforceLimits } from './enforce-limits.ts';
import type { Outcome } from './outcome.ts';
import type { Circumstances } from './price-for-ledger.ts';
import { supplement } from './supplement.ts';
import type { Reading } from './report.ts';
import { NO_TRACING, type Tracing } from '../tracing/tracing.ts';
import type { Work } from '../tracing/work.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import { WorkingSet } from './working-set.ts';

/** What became of one reading; `state` is the call as the ledger has it now. */
export interface Recorded {
  readonly outcome: Outcome;
  /** Why a report was put into quarantine just now. */
  readonly quarantinedFor?: string;
  readonly state?: CallState;
}

/** What a commit added to the ledger. */
export interface Committed {
  readonly entries: readonly Entry[];
  readonly quarantined: readonly QuarantinedReport[];
}

export interface RecorderOptions {
  readonly ledger: LedgerWriter;
  /** The prices in force at this moment. */
  readonly pricer: () => Pricer;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Reports that may wait; above it a request is turned away. */
  readonly waitingReports: number;
  /** Told of the work, if somebody follows it. */
  readonly tracing?: Tracing;
  /** Told after every commit, before the senders are answered. */
  readonly onCommitted: (committed: Committed) => void;
  /** Told after that of what each report that is believed says was asked and answered, if somebody keeps it. */
  readonly onContent?: (call: CallIdentity, content: ToldContent, isNew: boolean) => void;
}

interface Waiting {
  /** The request that they came with, if it is traced. */
  readonly work: Work | undefined;
  readonly readings: readonly NonNullable<Reading>[];
  readonly resolve: (recorded: readonly Recorded[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Reports that are written in one transaction at most; bounds how long a commit takes. */
const MAX_GROUP = 10_000;

/**
 * Records reports, one transaction for all requests that wait: while one commit is being synced, the next group gathers.
 * A request is answered when its own entries survive a crash; if its transaction fails, nothing of it was written.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #turnstile: Turnstile;
  #waiting: Waiting[] = [];
  #waitingReports = 0;
  #running = false;

  constructor(options: RecorderOptions, turnstile: Turnstile) {
    this.#options = options;
    this.#turnstile = turnstile;
  }

  /** Reports that wait to be written. */
  get waitingReports(): number {
    return this.#waitingReports;
  }

  /** Why nothing more is taken for now; undefined if it is. */
  get fullness(): string | undefined {
    return this.#waitingReports < this.#options.waitingReports ? undefined : `${this.#waitingReports} reports wait for the ledger`;
  }

  /**
   * @param limits Of the token that the readings were sent with: they are charged to its tenant and user, whatever they claim.
   * @throws LedgerUnavailableError if nothing was recorded and the sender should try again.
   */
  record(claimed: readonly NonNullable<Reading>[], limits: TokenLimits): Promise<readonly Recorded[]> {
    const readings = claimed.map((reading) => enforceLimits(reading, limits));
    if (readings.length === 0) return Promise.resolve([]);
    if (this.#waitingReports + readings.length > this.#options.waitingReports && this.#waitingReports > 0)
      return Promise.reject(new LedgerUnavailableError(`${this.#waitingReports} reports are waiting already`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ readings, resolve, reject, work: this.#options.tracing?.current() });
      this.#waitingReports += readings.length;
      if (!this.#running) void this.#run();
    });
  }

  /** What recording these would add to the ledger and make of each, as things are. Nothing is written. @throws LedgerUnavailableError */
  preview(
    readings: readonly NonNullable<Reading>[],
  ): Promise<{ readonly recorded: readonly Recorded[]; readonly entries: readonly Entry[] }> {
    return this.#turnstile.pass(async () => {
      const { set, recorded } = await this.#decideAll(readings);
      return { recorded, entries: set.entries };
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      while (this.#waiting.length > 0) await this.#turnstile.pass(() => this.#recordGroup(this.#takeGroup()));
    } catch (error) {
      // The turnstile is closed: the collector stops, and the senders try again elsewhere or later.
      this.#waitingReports = 0;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    } finally {
      this.#running = false;
    }
  }

  #takeGroup(): readonly Waiting[] {
    let reports = 0;
    let count = 0;
    for (const { readings } of this.#waiting) {
      if (count > 0 && reports + readings.length > MAX_GROUP) break;
      reports += readings.length;
      count += 1;
    }
    this.#waitingReports -= reports;
    return this.#waiting.splice(0, count);
  }

  /** Never rejects: the requests of the group are told. */
  async #recordGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const recorded = await this.#commit(
        group.flatMap(({ readings }) => readings),
        group.map(({ work }) => work),
      );
      let offset = 0;
      for (const { readings, resolve } of group) resolve(recorded.slice(offset, (offset += readings.length)));
    } catch (error) {
      // One request may hold what cannot be written; alone, it takes no other with it.
      if (group.length > 1 && error instanceof LedgerUnavailableError) for (const single of group) await this.#recordGroup([single]);
      else for (const { reject } of group) reject(error);
    }
  }

  async #commit(readings: readonly NonNullable<Reading>[], works: readonly (Work | undefined)[]): Promise<readonly Recorded[]> {
    const { ledger, onCommitted, tracing = NO_TRACING } = this.#options;
    const size = { [ATTR_SPANCOST_COLLECTOR_REPORTS]: readings.length, [ATTR_SPANCOST_COLLECTOR_REQUESTS]: works.length };
    const { set, recorded } = await tracing.stepOf(works, COLLECTOR_SPANS.price, () => this.#decideAll(readings), size);
    if (set.entries.length + set.keys.size + set.quarantined.length > 0)
      await tracing.stepOf(works, COLLECTOR_SPANS.commit, () => ledger.append(set), size);
    onCommitted(set);
    this.#tellContent(readings, recorded);
    return recorded;
  }

  #tellContent(readings: readonly NonNullable<Reading>[], recorded: readonly Recorded[]): void {
    const { onContent } = this.#options;
    if (onContent === undefined) return;
    for (const [index, { outcome, state }] of recorded.entries()) {
      const reading = readings[index];
      const content = reading?.kind === 'report' ? reading.report.content : undefined;
      if (content !== undefined && state !== undefined && outcome !== 'conflict') onContent(state.call, content, outcome === 'charged');
    }
  }

  async #decideAll(
    readings: readonly NonNullable<Reading>[],
  ): Promise<{ readonly set: WorkingSet; readonly recorded: readonly Recorded[] }> {
    const keys = await inSlices(keysOf(readings));
    const quarantined = readings.flatMap((reading) => (reading.kind === 'quarantined' ? [reading.quarantined] : []));
    const set = await WorkingSet.load(
      this.#options.ledger,
      keys.filter((each) => each !== undefined),
      quarantined,
    );
    const circumstances = { pricer: this.#options.pricer(), now: this.#options.now() };
    return { set, recorded: await inSlices(this.#decisions(readings, keys, set, circumstances)) };
  }

  *#decisions(
    readings: readonly NonNullable<Reading>[],
    keys: readonly (CallKeys | undefined)[],
    set: WorkingSet,
    circumstances: Circumstances,
  ): Steps<readonly Recorded[]> {
    const recorded: Recorded[] = [];
    for (const [index, reading] of readings.entries()) {
      recorded.push(this.#decide(reading, keys[index], set, circumstances));
      yield false;
    }
    return recorded;
  }

  #decide(reading: NonNullable<Reading>, keyed: CallKeys | undefined, set: WorkingSet, circumstances: Circumstances): Recorded {
    if (reading.kind === 'quarantined') {
      const { quarantined } = reading;
      return set.addQuarantined(quarantined) ? { outcome: 'quarantined', quarantinedFor: quarantined.reason } : { outcome: 'duplicate' };
    }
    const { report } = reading;
    const keys = keyed ?? callKeysOf(report);
    const known = set.find(keys, report);
    if (known === undefined) {
      const callId = set.newCallId(keys);
      set.learn(keys, callId);
      return { outcome: 'charged', state: set.add(charge(callId, report, circumstances)) };
    }
    set.learn(keys, known.call.callId);
    const { outcome, entry } = supplement(known, report, circumstances);
    return { outcome, state: entry === undefined ? known : set.add(entry) };
  }
}

/** What each report is known by; nothing for what is quarantined. */
function* keysOf(readings: readonly NonNullable<Reading>[]): Steps<readonly (CallKeys | undefined)[]> {
  const keys: (CallKeys | undefined)[] = [];
  for (const reading of readings) {
    keys.push(reading.kind === 'report' ? callKeysOf(reading.report) : undefined);
    yield false;
  }
  return keys;
}
