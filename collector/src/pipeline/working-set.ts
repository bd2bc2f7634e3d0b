import { isWithin, UNLIMITED } from '../access/token-limits.ts';
import { applyEntry, type CallState } from '../ledger/call-state.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import type { QuarantinedReport } from '../ledger/quarantined-report.ts';
import { callIdOf, shortHash, type CallKeys } from './call-keys.ts';
import type { Report } from './report.ts';
import { mayBeSameAnswer } from './scarce-id.ts';

/** What of a report tells which call it is about. */
type Told = Pick<Report, 'call' | 'limits' | 'aboveSpanId' | 'calledAt' | 'duration' | 'callerKey'>;

/** The calls that one batch is about: what the ledger knows of them, and what the batch adds. */
export class WorkingSet {
  readonly entries: Entry[] = [];
  readonly keys: Map<string, string> = new Map();
  readonly quarantined: QuarantinedReport[] = [];
  readonly #callIds: Map<string, string>;
  readonly #states: Map<string, CallState>;
  readonly #quarantinedIds: Set<string>;

  private constructor(callIds: ReadonlyMap<string, string>, states: ReadonlyMap<string, CallState>, quarantinedIds: ReadonlySet<string>) {
    this.#callIds = new Map(callIds);
    this.#states = new Map(states);
    this.#quarantinedIds = new Set(quarantinedIds);
  }

  /** Asks the ledger once for everything that a batch needs to know. */
  static async load(ledger: LedgerWriter, keys: readonly CallKeys[], quarantined: readonly QuarantinedReport[]): Promise<WorkingSet> {
    const wanted = new Set(
      keys.flatMap(({ response, inTrace, gateway, otherProviders, span, elsewhere, above, below }) =>
        [response, inTrace, gateway, otherProviders, span, elsewhere, above?.span, above?.below, below]
          .flat()
          .filter((key) => key !== undefined),
      ),
    );
    const callIds = await ledger.callIdsByKey([...wanted]);
    const states = await ledger.callStates([...new Set(callIds.values())]);
    return new WorkingSet(callIds, states, await ledger.knownQuarantined(quarantined.map(({ id }) => id)));
  }

  /**
   * The call that a report is about, if it is known: by its response id, else by its span. A span that two answers with
   * different ids came from is two calls, and so are two answers with the same id if that is scarce and they came at other times
   * in other traces. A limited report finds what other senders reported only within its limits.
   */
  find(keys: CallKeys, report: Told): CallState | undefined {
    const {
      call: { responseId },
      limits = UNLIMITED,
    } = report;
    const byAnswer = this.#byAnswer(keys, report);
    if (byAnswer !== undefined) return byAnswer;
    const elsewhere = keys.elsewhere.map((key) => this.#state(key)).filter((state) => state && isWithin(limits, state.call.attribution));
    return [this.#state(keys.span), ...elsewhere, this.#toldAboveOrBelow(keys, report)].find((state) => {
      const known = state?.call.responseId;
      return state !== undefined && (known === undefined || responseId === undefined || known === responseId);
    });
  }

  /** The id for a call that is not known; another one where an earlier call has the same scarce response id. */
  newCallId(keys: CallKeys): string {
    const callId = callIdOf(keys);
    return this.#states.has(callId) ? shortHash(`${keys.response}:${keys.span}`) : callId;
  }

  /** Lets further reports find a call by these keys; a key that leads to a call already keeps leading there. */
  learn(keys: CallKeys, callId: string): void {
    for (const key of [keys.response, keys.inTrace, keys.gateway, keys.span, keys.above?.below]) {
      if (key === undefined || this.#callIds.has(key)) continue;
      this.#callIds.set(key, callId);
      this.keys.set(key, callId);
    }
  }

  add(entry: Entry): CallState {
    this.entries.push(entry);
    const state = applyEntry(this.#states.get(entry.call.callId), entry);
    this.#states.set(entry.call.callId, state);
    return state;
  }

  /** Whether the report was new. */
  addQuarantined(report: QuarantinedReport): boolean {
    if (this.#quarantinedIds.has(report.id)) return false;
    this.#quarantinedIds.add(report.id);
    this.quarantined.push(report);
    return true;
  }

  #byAnswer({ response, inTrace, otherProviders, span }: CallKeys, report: Told): CallState | undefined {
    const byResponse = response === undefined ? undefined : this.#state(response);
    if (inTrace === undefined || byResponse === undefined)
      return byResponse ?? otherProviders.map((key) => this.#state(key)).find((state) => state !== undefined);
    const told = [this.#state(span), this.#state(inTrace)].find((state) => state?.call.responseId === report.call.responseId);
    return told ?? (mayBeSameAnswer(byResponse, report) ? byResponse : undefined);
  }

  /**
   * The same call as an instrumentation told it first above the SDK's own span, or that span below an instrumentation's. What
   * another span below the same one told is a call of its own, and so is one of another provider.
   */
  #toldAboveOrBelow({ above, below }: CallKeys, { call, aboveSpanId }: Pick<Report, 'call' | 'aboveSpanId'>): CallState | undefined {
    const key = above?.span ?? below;
    const state = key === undefined ? undefined : this.#state(key);
    if (state?.call.provider !== call.provider) return undefined;
    return above === undefined || state.call.spanId === aboveSpanId ? state : undefined;
  }

  #state(key: string): CallState | undefined {
    const callId = this.#callIds.get(key);
    return callId === undefined ? undefined : this.#states.get(callId);
  }
}
