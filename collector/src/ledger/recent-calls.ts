import { applyEntry, type CallState } from './call-state.ts';
import type { LedgerBatch, LedgerWriter, StoredCorrection } from './ledger.ts';

interface RecentCall {
  state: CallState;
  readonly keys: string[];
}

/** Calls that are kept; a call's span and event come seconds apart. */
const MAX_CALLS = 20_000;

/**
 * A ledger's writer that remembers the latest calls, so that the second report of a call, which most calls have, asks the
 * file nothing. What is not remembered is asked; what is remembered is what was committed.
 */
export class RecentCalls implements LedgerWriter {
  readonly #ledger: LedgerWriter;
  readonly #calls = new Map<string, RecentCall>();
  readonly #callIds = new Map<string, string>();

  constructor(ledger: LedgerWriter) {
    this.#ledger = ledger;
  }

  async callIdsByKey(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const unknown: string[] = [];
    for (const key of keys) {
      const callId = this.#callIds.get(key);
      if (callId === undefined) unknown.push(key);
      else found.set(key, callId);
    }
    for (const [key, callId] of await this.#ledger.callIdsByKey(unknown)) found.set(key, callId);
    return found;
  }

  async callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>> {
    const found = new Map<string, CallState>();
    const unknown: string[] = [];
    for (const callId of callIds) {
      const state = this.#calls.get(callId)?.state;
      if (state === undefined) unknown.push(callId);
      else found.set(callId, state);
    }
    for (const [callId, state] of await this.#ledger.callStates(unknown)) found.set(callId, state);
    return found;
  }

  knownQuarantined(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#ledger.knownQuarantined(ids);
  }

  correctionByKey(idempotencyKey: string): Promise<StoredCorrection | undefined> {
    return this.#ledger.correctionByKey(idempotencyKey);
  }

  async append(batch: LedgerBatch): Promise<void> {
    await this.#ledger.append({ ...batch, known: this.#known(batch) });
    for (const entry of batch.entries) {
      const { callId } = entry.call;
      const known = this.#calls.get(callId);
      if (known !== undefined) known.state = applyEntry(known.state, entry);
      else if (entry.seq === 0) this.#calls.set(callId, { state: applyEntry(undefined, entry), keys: [] });
    }
    for (const [key, callId] of batch.keys) {
      const known = this.#calls.get(callId);
      if (known === undefined) continue;
      known.keys.push(key);
      this.#callIds.set(key, callId);
    }
    this.#forgetOldest();
  }

  /** Forgets all, where the ledger was changed by others. */
  clear(): void {
    this.#calls.clear();
    this.#callIds.clear();
  }

  #known({ entries }: LedgerBatch): ReadonlyMap<string, CallState> {
    const known = new Map<string, CallState>();
    for (const { call, seq } of entries) {
      const recent = seq === 0 ? undefined : this.#calls.get(call.callId);
      if (recent !== undefined) known.set(call.callId, recent.state);
    }
    return known;
  }

  #forgetOldest(): void {
    for (const [callId, { keys }] of this.#calls) {
      if (this.#calls.size <= MAX_CALLS) return;
      this.#calls.delete(callId);
      for (const key of keys) this.#callIds.delete(key);
    }
  }
}
