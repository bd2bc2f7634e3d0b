import type { LedgerForgotten } from '@spancost/api';
import type { Forgotten } from '../../../ledger/upkeep.ts';

/** What was forgotten, as the API and the command line write it. */
export function forgottenToJson(forgotten: Forgotten): LedgerForgotten {
  const { pseudonym, calls, quarantinedReports, contents, businessRecords, directoryEntries } = forgotten;
  return {
    pseudonym,
    calls,
    quarantined_reports: quarantinedReports,
    contents,
    business_records: businessRecords,
    directory_entries: directoryEntries,
  };
}
