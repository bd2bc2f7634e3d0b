/**
 * What became of a report. `duplicate`: it says nothing that the ledger does not know. `conflict`: it contradicts what the
 * ledger knows, and is not believed. `rejected`: it was one item too many of its request, and was not read.
 */
export type Outcome = 'charged' | 'supplemented' | 'duplicate' | 'conflict' | 'quarantined' | 'rejected';

export const OUTCOMES: readonly Outcome[] = ['charged', 'supplemented', 'duplicate', 'conflict', 'quarantined', 'rejected'];
