import type { LedgerBatch, LedgerWriter } from './ledger.ts';

/** A writer that looks up as another one does, and appends in its own way. */
export function aroundAppend(writer: LedgerWriter, append: (batch: LedgerBatch) => Promise<void>): LedgerWriter {
  return {
    callIdsByKey: (keys) => writer.callIdsByKey(keys),
    callStates: (callIds) => writer.callStates(callIds),
    knownQuarantined: (ids) => writer.knownQuarantined(ids),
    correctionByKey: (key) => writer.correctionByKey(key),
    append,
  };
}
