import { applyEntry, type CallState } from '../call-state.ts';
import type { LedgerBatch } from '../ledger.ts';
import type { NumberedEntry } from './entry-columns.ts';
import { blockOf, rowOfEntry, rowOfKey, type IndexRow } from './index/call-index.ts';
import { SeriesDeltas, type SeriesDelta } from './rollups/series-deltas.ts';
import type { UsageDelta } from './rollups/usage-delta.ts';
import { UsageDeltas } from './rollups/usage-deltas.ts';
import { USAGE_ROLLUPS, type UsageRollup } from './rollups/usage-rollups.ts';

/** What a batch writes to each table. */
export interface BatchRows {
  readonly entries: readonly NumberedEntry[];
  readonly index: readonly IndexRow[];
  readonly usage: ReadonlyMap<UsageRollup, readonly UsageDelta[]>;
  readonly series: readonly SeriesDelta[];
}

/** What has to be known of the calls of a batch. */
export interface KnownCalls {
  callStates(callIds: readonly string[]): Promise<ReadonlyMap<string, CallState>>;
  /** Numbers of the charges of these calls; ids that are not known are missing. */
  chargesOf(callIds: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
}

/**
 * The rows of a batch whose first entry has this number.
 *
 * @throws Error if an entry is not the next one of its call: a second charge, or one that leaves out a number.
 */
export async function rowsOfBatch(batch: LedgerBatch, firstNo: bigint, ledger: KnownCalls): Promise<BatchRows> {
  const { entries, keys } = batch;
  const states = await statesBefore(batch, ledger);
  const charges = new Map(await ledger.chargesOf([...new Set([...newCallsOf(batch), ...keys.values()])]));
  const block = blockOf(firstNo);
  const index: IndexRow[] = [];
  const numbered: NumberedEntry[] = [];
  const usage = new UsageDeltas();
  const series = new SeriesDeltas();
  let entryNo = firstNo;
  for (const entry of entries) {
    const { callId } = entry.call;
    const before = states.get(callId);
    checkNext(entry.seq, before, charges.has(callId), callId);
    const after = applyEntry(before, entry);
    states.set(callId, after);
    usage.change(before, after);
    series.add(entry, entryNo);
    if (entry.seq === 0) charges.set(callId, entryNo);
    index.push(rowOfEntry(entry, entryNo, block));
    numbered.push({ entry, entryNo });
    entryNo += 1n;
  }
  for (const [key, callId] of keys) {
    const charge = charges.get(callId);
    if (charge === undefined) throw new Error(`key ${key} is of call ${callId}, which is not in the ledger`);
    const row = rowOfKey(key, callId, charge, block);
    if (row !== undefined) index.push(row);
  }
  return {
    entries: numbered,
    index,
    usage: new Map(USAGE_ROLLUPS.map((rollup) => [rollup, usage.of(rollup)])),
    series: series.rows(),
  };
}

function newCallsOf({ entries }: LedgerBatch): readonly string[] {
  return entries.flatMap(({ seq, call }) => (seq === 0 ? [call.callId] : []));
}

/** The states of the calls that the batch continues. */
async function statesBefore(batch: LedgerBatch, ledger: KnownCalls): Promise<Map<string, CallState>> {
  const continued = new Set(batch.entries.flatMap(({ seq, call }) => (seq === 0 ? [] : [call.callId])));
  for (const callId of newCallsOf(batch)) continued.delete(callId);
  const states = new Map<string, CallState>();
  for (const callId of continued) {
    const state = batch.known?.get(callId);
    if (state === undefined) continue;
    states.set(callId, state);
    continued.delete(callId);
  }
  if (continued.size > 0) for (const [callId, state] of await ledger.callStates([...continued])) states.set(callId, state);
  return states;
}

function checkNext(seq: number, before: CallState | undefined, isCharged: boolean, callId: string): void {
  if (seq === 0 && isCharged) throw new Error(`call ${callId} is charged already`);
  if (seq !== (before === undefined ? 0 : before.seq + 1))
    throw new Error(`entry ${seq} of call ${callId} does not follow ${before === undefined ? 'any' : before.seq}`);
}
