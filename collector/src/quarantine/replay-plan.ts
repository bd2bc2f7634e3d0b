import type { ReplayItem, ReplayPlanJson, StillWrongItem } from '@spancost/api';
import { costToJson } from '../ledger/cost-json.ts';
import type { Entry } from '../ledger/entry.ts';
import { formatUsd } from '../ledger/money.ts';
import type { KeptReport } from '../ledger/quarantined-report.ts';
import { shortHash } from '../pipeline/call-keys.ts';
import type { ReportProblem } from '../pipeline/impossible-origin.ts';
import type { Recorded } from '../pipeline/recorder.ts';
import type { Reading } from '../pipeline/report.ts';

/** A report that was read again, and what would become of it. */
export interface Reread {
  readonly report: KeptReport;
  /** Missing where it still cannot be read. */
  readonly reading?: NonNullable<Reading>;
  readonly item: ReplayItem;
}

export interface PlanParts {
  readonly read: readonly { readonly report: KeptReport; readonly reading: Reading | ReportProblem }[];
  /** Of those that can be read, in their order. */
  readonly preview: { readonly recorded: readonly Recorded[]; readonly entries: readonly Entry[] };
  readonly hasMore: boolean;
  readonly book: string;
}

/** What reading reports again would come to, and the readings that it would be done with. */
export function planOf({ read, preview, hasMore, book }: PlanParts): { readonly plan: ReplayPlanJson; readonly reread: readonly Reread[] } {
  const recorded = preview.recorded.values();
  const reread = read.map(({ report, reading }): Reread => {
    if (reading === undefined) return { report, item: stillWrong(report.id, NO_CALL) };
    if (!('kind' in reading)) return { report, item: stillWrong(report.id, reading) };
    if (reading.kind === 'quarantined') return { report, item: stillWrong(report.id, reading.quarantined) };
    const item = itemOf(report.id, recorded.next().value);
    return item.outcome === 'still_wrong' ? { report, item } : { report, reading, item };
  });
  const items = reread.map(({ item }) => item);
  const releasable = items.filter(({ outcome }) => outcome !== 'still_wrong').length;
  const cost = preview.entries.reduce((sum, entry) => sum + (entry.cost ?? 0n), 0n);
  return {
    reread,
    plan: {
      plan_id: shortHash(JSON.stringify([book, items])),
      book,
      reports: items.length,
      releasable,
      still_wrong: items.length - releasable,
      cost_usd: formatUsd(cost),
      has_more: hasMore,
      items,
    },
  };
}

const NO_CALL: ReportProblem = {
  reason: 'no_call',
  detail:
    'to the reader of now it is no AI call that costs money by itself, such as an agent or a call that another span measures; dismiss it',
};

function itemOf(id: string, recorded: Recorded | undefined): ReplayItem {
  const { outcome, state } = recorded ?? {};
  if (state !== undefined && (outcome === 'charged' || outcome === 'supplemented' || outcome === 'duplicate')) {
    const { cost_usd, basis, price_id } = costToJson(state);
    return { id, outcome, call_id: state.call.callId, cost_usd, basis, price_id };
  }
  const call = state?.call.callId ?? 'it';
  const detail = `it contradicts what the ledger knows of call ${call}; if the ledger is wrong, correct the call, then dismiss this report`;
  return stillWrong(id, { reason: outcome ?? 'unknown', detail });
}

function stillWrong(id: string, { reason, detail }: ReportProblem): StillWrongItem {
  return { id, outcome: 'still_wrong', reason, detail };
}
