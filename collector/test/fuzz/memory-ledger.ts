import { applyEntry, type CallState } from '../../src/ledger/call-state.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { LedgerBatch, LedgerWriter } from '../../src/ledger/ledger.ts';
import type { QuarantinedReport } from '../../src/ledger/quarantined-report.ts';

/** A ledger that keeps what is written to it until the test ends, and asks no disk. */
export class MemoryLedger implements LedgerWriter {
  readonly entries: Entry[] = [];
  readonly states: Map<string, CallState> = new Map();
  readonly quarantined: QuarantinedReport[] = [];
  readonly #keys = new Map<string, string>();

  async callIdsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(
      keys.flatMap((key) => {
        const callId = this.#keys.get(key);
        return callId === undefined ? [] : [[key, callId]];
      }),
    );
  }

  async callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>> {
    return new Map(
      callIds.flatMap((callId) => {
        const state = this.states.get(callId);
        return state === undefined ? [] : [[callId, state]];
      }),
    );
  }

  async knownQuarantined(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const known = new Set(this.quarantined.map(({ id }) => id));
    return new Set(ids.filter((id) => known.has(id)));
  }

  async correctionByKey(): Promise<undefined> {
    return undefined;
  }

  async append({ entries, keys, quarantined }: LedgerBatch): Promise<void> {
    for (const entry of entries) this.states.set(entry.call.callId, applyEntry(this.states.get(entry.call.callId), entry));
    for (const [key, callId] of keys) this.#keys.set(key, callId);
    this.entries.push(...entries);
    this.quarantined.push(...quarantined);
  }
}
