/**
 * What became of a report. `duplicate`: it says nothing that the ledger does not know. `conflict`: it contradicts what the
 * ledger knows, and is not believed.
 */
export type Outcome = 'charged' | 'supplemented' | 'duplicate' | 'conflict' | 'quarantined';

export const OUTCOMES: readonly Outcome[] = ['charged', 'supplemented', 'duplicate', 'conflict', 'quarantined'];
