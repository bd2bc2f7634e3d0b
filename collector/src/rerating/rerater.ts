import type { ReratePlanJson } from '@spancost/api';
import type { Pricer } from '@spancost/prices';
import { LedgerUnavailableError } from '../errors.ts';
import { applyEntry, type CallState } from '../ledger/call-state.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import type { CallEntries, CallRange, LedgerViews } from '../ledger/views.ts';
import type { Committed } from '../pipeline/recorder.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import type { CurrentPrices } from '../prices/current-prices.ts';
import { Plan } from './plan.ts';
import { rate } from './rating.ts';
import { reratingEntry, type Following } from './rerating-entry.ts';

/** What became of an approval. `other_plan`: what would be changed now is not what was approved. */
export type Rerated =
  | { readonly kind: 'applied'; readonly plan: ReratePlanJson; readonly appliedEntries: number }
  | { readonly kind: 'other_plan'; readonly plan: ReratePlanJson }
  | { readonly kind: 'busy' };

export interface ReraterOptions {
  readonly ledger: Ledger;
  /** Through which entries are appended. */
  readonly writer: LedgerWriter;
  readonly turnstile: Turnstile;
  readonly prices: CurrentPrices;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onCommitted: (committed: Committed) => void;
}

/** The prices of a moment. */
interface Book {
  readonly pricer: Pricer;
  readonly etag: string;
}

/** Calls that are read at once while a plan is made. */
const PLAN_CALLS = 2000;

/** Calls that are corrected in one transaction, while reports of other calls wait. */
const APPLY_CALLS = 1000;

/**
 * Recomputes what calls of the past cost by the book of today, and on approval corrects them by entries of the difference.
 * What was appended stays as it is. A call has one entry for each plan that it follows: an approval that was interrupted is
 * given again and goes on where it ended, one that has been followed to its end appends nothing more.
 */
export class Rerater {
  readonly #options: ReraterOptions;
  #applying: Promise<unknown> | undefined;
  #stopped = false;

  constructor(options: ReraterOptions) {
    this.#options = options;
  }

  /** What would change, all from one moment. Nothing is written. */
  async plan(calls: CallRange): Promise<ReratePlanJson> {
    return (await this.#plan(calls, this.#book())).plan;
  }

  /** Changes what a plan says, if what would be changed is still that. @throws LedgerUnavailableError: approve it again. */
  async approve(calls: CallRange, planId: string): Promise<Rerated> {
    if (this.#applying !== undefined) return { kind: 'busy' };
    const applying = this.#approve(calls, planId);
    this.#applying = applying.catch(() => undefined);
    try {
      return await applying;
    } finally {
      this.#applying = undefined;
    }
  }

  /** Ends what is being applied after the transaction that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#applying;
  }

  async #approve(calls: CallRange, planId: string): Promise<Rerated> {
    const book = this.#book();
    const { plan, last } = await this.#plan(calls, book, planId);
    if (plan.plan_id !== planId) return { kind: 'other_plan', plan };
    return { kind: 'applied', plan, appliedEntries: await this.#apply(calls, book, { plan: planId, last }) };
  }

  /** @param followed A plan whose entries count as not there: what it said before any of them was appended. */
  async #plan(
    calls: CallRange,
    { pricer, etag }: Book,
    followed?: string,
  ): Promise<{ readonly plan: ReratePlanJson; readonly last: bigint }> {
    const { range, provider = null, model = null } = calls;
    const [from, to] = [range.from, range.to].map((at) => new Date(at).toISOString());
    const plan = new Plan({ from: from ?? '', to: to ?? '', provider, model, book: pricer.name, etag });
    let last = 0n;
    await this.#options.ledger.atOneMoment(async (views) => {
      for await (const page of this.#pages(views, calls, { limit: PLAN_CALLS, withLines: false })) {
        for (const { entryNo, entries } of page) {
          const state = stateOf(entries.filter(({ rerating }) => rerating === undefined || rerating !== followed));
          if (state !== undefined) plan.add(state.call, rate(state, pricer));
          last = entryNo;
        }
      }
    });
    return { plan: plan.toJson(), last };
  }

  /** Appends what the calls up to the last one of the plan lack, transaction by transaction; reports get through in between. */
  async #apply(calls: CallRange, { pricer }: Book, { plan, last }: { readonly plan: string; readonly last: bigint }): Promise<number> {
    const { ledger, turnstile, now } = this.#options;
    let applied = 0;
    for (let after = 0n; after < last;) {
      this.#checkRunning();
      const following = { plan, book: pricer.name, now: now() };
      const read = (): Promise<readonly CallEntries[]> => ledger.walk(calls, { limit: APPLY_CALLS, after, withLines: true });
      const entriesFor = (page: readonly CallEntries[]): readonly Entry[] =>
        page.flatMap(({ entryNo, entries }) => (entryNo <= last ? entriesToAppend(entries, pricer, following) : []));

      // Reading takes longer than writing, so it is done before it is this one's turn, and again if one of the calls has changed since.
      const seen = await ledger.lastEntryNo();
      let page = await read();
      if (entriesFor(page).length > 0) {
        applied += await turnstile.pass(async () => {
          const touched = await ledger.callsWithEntriesAfter(seen);
          if (page.some(({ entries }) => touched.has(entries[0]?.call.callId ?? ''))) page = await read();
          return this.#append(entriesFor(page));
        });
      }
      after = page.at(-1)?.entryNo ?? last;
    }
    return applied;
  }

  async #append(entries: readonly Entry[]): Promise<number> {
    const { writer, onCommitted } = this.#options;
    if (entries.length === 0) return 0;
    await writer.append({ entries, keys: new Map(), quarantined: [] });
    onCommitted({ entries, quarantined: [] });
    return entries.length;
  }

  async *#pages(
    views: LedgerViews,
    calls: CallRange,
    options: { readonly limit: number; readonly withLines: boolean },
  ): AsyncGenerator<readonly CallEntries[]> {
    for (let after = 0n; ;) {
      this.#checkRunning();
      const page = await views.walk(calls, { ...options, after });
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.entryNo;
    }
  }

  #book(): Book {
    const { pricer, served } = this.#options.prices;
    return { pricer, etag: served.whole.etag };
  }

  #checkRunning(): void {
    if (this.#stopped) throw new LedgerUnavailableError('the collector stops');
  }
}

/** What a call lacks; nothing if it costs already what it would cost. */
function entriesToAppend(entries: readonly Entry[], pricer: Pricer, following: Following): readonly Entry[] {
  const state = stateOf(entries);
  if (state === undefined) return [];
  const rating = rate(state, pricer);
  if (rating.kind !== 'rated' || rating.before === rating.after) return [];
  return [reratingEntry(state, entries, rating, following)];
}

function stateOf(entries: readonly Entry[]): CallState | undefined {
  return entries.reduce<CallState | undefined>(applyEntry, undefined);
}
