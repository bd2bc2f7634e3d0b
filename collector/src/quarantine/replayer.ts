import { MAX_REPLAYED, type DismissAnswer, type ReplayPlanJson } from '@spancost/api';
import { UNLIMITED } from '../access/token-limits.ts';
import type { LimitsConfig } from '../config/config.ts';
import { Gate } from '../scheduling/gate.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { KeptReport, QuarantineDecision, QuarantineFilter } from '../ledger/quarantined-report.ts';
import { readKept } from '../pipeline/read-kept.ts';
import type { ReadOptions } from '../pipeline/read-report.ts';
import type { Recorder } from '../pipeline/recorder.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import { planOf, type Reread } from './replay-plan.ts';

export interface ReplayerOptions {
  readonly ledger: Ledger;
  readonly recorder: Recorder;
  readonly turnstile: Turnstile;
  /** Name of the book in force at this moment, `list@1`. */
  readonly book: () => string;
  readonly limits: LimitsConfig;
  readonly environment?: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export type Replayed =
  | { readonly kind: 'replayed'; readonly plan: ReplayPlanJson; readonly released: number }
  | { readonly kind: 'other_plan'; readonly plan: ReplayPlanJson };

/**
 * Reads reports in quarantine again, with the reader and the prices of now, and charges those that can be read. A report is
 * charged as if it came now: once, whatever else has reported the call meanwhile. What is released or dismissed stays where it
 * is, with a decision beside it; after a crash between the two, replaying again charges nothing and adds the decision.
 */
export class Replayer {
  readonly #options: ReplayerOptions;
  readonly #gate = new Gate(1);

  constructor(options: ReplayerOptions) {
    this.#options = options;
  }

  /** What would become of these reports. Nothing is written. */
  async plan(filter: QuarantineFilter): Promise<ReplayPlanJson> {
    return (await this.#reread(filter)).plan;
  }

  /** Does what a plan says, if that is still what would be done. @throws LedgerUnavailableError */
  approve(filter: QuarantineFilter, planId: string): Promise<Replayed> {
    return this.#gate.pass(async () => {
      const { plan, reread } = await this.#reread(filter);
      if (plan.plan_id !== planId) return { kind: 'other_plan', plan };
      const readable = reread.flatMap(({ report, reading }) => (reading === undefined ? [] : [{ report, reading }]));
      // What a limited token claimed was taken off before it was kept.
      const recorded = await this.#options.recorder.record(
        readable.map(({ reading }) => reading),
        UNLIMITED,
      );
      const now = this.#options.now();
      const decisions = readable.flatMap(({ report }, index): readonly QuarantineDecision[] => {
        const { outcome, state } = recorded[index] ?? {};
        if (outcome === undefined || outcome === 'conflict' || state === undefined) return [];
        return [{ reportId: report.id, verdict: 'released', decidedAt: now, note: outcome, callId: state.call.callId }];
      });
      await this.#decide(decisions);
      return { kind: 'replayed', plan, released: decisions.length };
    });
  }

  /** Takes reports off what waits, for good reason; they stay to be looked at, and can be replayed by id. @throws LedgerUnavailableError */
  dismiss(ids: readonly string[], reason: string): Promise<DismissAnswer> {
    return this.#gate.pass(async () => {
      const found = new Map((await this.#options.ledger.quarantined({ ids }, ids.length)).map((report) => [report.id, report]));
      const waiting = ids.filter((id) => found.get(id) !== undefined && found.get(id)?.decision === undefined);
      const now = this.#options.now();
      await this.#decide(waiting.map((reportId) => ({ reportId, verdict: 'dismissed', decidedAt: now, note: reason })));
      return {
        dismissed: waiting,
        decided: ids.filter((id) => found.get(id)?.decision !== undefined),
        unknown: ids.filter((id) => !found.has(id)),
      };
    });
  }

  #decide(decisions: readonly QuarantineDecision[]): Promise<void> {
    const { ledger, turnstile } = this.#options;
    return decisions.length === 0 ? Promise.resolve() : turnstile.pass(() => ledger.decide(decisions));
  }

  async #reread(filter: QuarantineFilter): Promise<{ readonly plan: ReplayPlanJson; readonly reread: readonly Reread[] }> {
    const { ledger, recorder, book } = this.#options;
    // By id, what was dismissed is replayed as well; what was released is in the ledger.
    const wanted: QuarantineFilter = filter.ids === undefined ? { ...filter, state: 'waiting' } : filter;
    const found = (await ledger.quarantined(wanted, MAX_REPLAYED + 1)).filter(({ decision }) => decision?.verdict !== 'released');
    const reports = found.slice(0, MAX_REPLAYED);
    const read = reports.map((report) => ({ report, reading: this.#read(report) }));
    const readable = read.flatMap(({ reading }) =>
      reading !== undefined && 'kind' in reading && reading.kind === 'report' ? [reading] : [],
    );
    const preview = await recorder.preview(readable);
    return planOf({ read, preview, hasMore: found.length > MAX_REPLAYED, book: book() });
  }

  #read(report: KeptReport): ReturnType<typeof readKept> {
    const { limits, environment, now } = this.#options;
    const options: ReadOptions = { ...limits, now: now(), ...(environment === undefined ? {} : { environment }) };
    return readKept(report, options);
  }
}
