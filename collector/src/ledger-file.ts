import { openLedger } from './ledger/duckdb/open-ledger.ts';
import type { LedgerUpkeep } from './ledger/upkeep.ts';

export { forgottenToJson } from './http/api/upkeep/forgotten-json.ts';
export { formatUsd } from './ledger/money.ts';
export type { Backup, Check, Forgotten, LedgerUpkeep, Person, Removed, Verification } from './ledger/upkeep.ts';

/** The ledger of a collector that does not run. */
export interface LedgerFile {
  readonly upkeep: LedgerUpkeep;
  close(): Promise<void>;
}

/**
 * Opens a ledger file that no collector has open.
 *
 * @param rewrite Whether the file is written anew first, without blocks that are not in use.
 * @throws LedgerLockedError if a process has it, LedgerBrokenError if it is no ledger.
 */
export async function openLedgerFile(path: string, { rewrite = false }: { readonly rewrite?: boolean } = {}): Promise<LedgerFile> {
  return openLedger(path, () => undefined, { rewrite });
}
