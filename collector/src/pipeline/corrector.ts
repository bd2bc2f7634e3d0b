import type { CorrectionAnswer } from '@spancost/api';
import { isLimited, isWithin, type TokenLimits } from '../access/token-limits.ts';
import type { CallState } from '../ledger/call-state.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LedgerWriter, StoredCorrection } from '../ledger/ledger.ts';
import { formatUsd, type Usd } from '../ledger/money.ts';
import { shortHash } from './call-keys.ts';
import { correctionEntry } from './correction-entry.ts';
import type { Committed } from './recorder.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';

export interface CorrectionRequest {
  readonly callId: string;
  /** What the call is to cost, net. */
  readonly cost: Usd;
  readonly reason: string;
  readonly idempotencyKey?: string;
  /** Of the token that asks: a call of others is an unknown one. */
  readonly limits: TokenLimits;
}

export type CorrectionResult =
  | { readonly kind: 'corrected'; readonly answer: CorrectionAnswer }
  | { readonly kind: 'unknown_call' }
  | { readonly kind: 'key_reused' };

export interface CorrectorOptions {
  readonly ledger: LedgerWriter;
  readonly turnstile: Turnstile;
  /** Name of the book in force at this moment, `list@1`. */
  readonly book: () => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onCommitted: (committed: Committed) => void;
}

/** Sets what a call costs by an entry of the difference; what was charged stays as it is. */
export class Corrector {
  readonly #options: CorrectorOptions;

  constructor(options: CorrectorOptions) {
    this.#options = options;
  }

  /** The same key with the same request gives the same answer and no second entry. @throws LedgerUnavailableError */
  correct(request: CorrectionRequest): Promise<CorrectionResult> {
    return this.#options.turnstile.pass(() => this.#correct(request));
  }

  async #correct(request: CorrectionRequest): Promise<CorrectionResult> {
    const { ledger, onCommitted } = this.#options;
    const { callId, cost, reason, limits } = request;
    const idempotencyKey = keyWithin(limits, request.idempotencyKey);
    const fingerprint = shortHash(JSON.stringify([callId, formatUsd(cost), reason]));
    const stored = idempotencyKey === undefined ? undefined : await ledger.correctionByKey(idempotencyKey);
    if (stored !== undefined) {
      if (stored.fingerprint !== fingerprint) return { kind: 'key_reused' };
      return { kind: 'corrected', answer: JSON.parse(stored.answer) as CorrectionAnswer };
    }
    const known = (await ledger.callStates([callId])).get(callId);
    if (known === undefined || !isWithin(limits, known.call.attribution)) return { kind: 'unknown_call' };

    const entry = known.net === cost ? undefined : this.#entry(known, cost, reason);
    const answer = answerOf(known, cost, entry);
    const correction: StoredCorrection | undefined =
      idempotencyKey === undefined ? undefined : { idempotencyKey, fingerprint, answer: JSON.stringify(answer) };
    const entries = entry === undefined ? [] : [entry];
    if (entry !== undefined || correction !== undefined) {
      await ledger.append({ entries, keys: new Map(), quarantined: [], ...(correction === undefined ? {} : { correction }) });
      onCommitted({ entries, quarantined: [] });
    }
    return { kind: 'corrected', answer };
  }

  #entry(known: CallState, cost: Usd, reason: string): Entry {
    return correctionEntry(known, {
      recordedAt: this.#options.now(),
      cost: cost - (known.net ?? 0n),
      basis: known.basis,
      ...(known.priceId === undefined ? {} : { priceId: known.priceId }),
      book: this.#options.book(),
      lines: [],
      reason,
    });
  }
}

/** The keys of a limited token are its own: another's key tells it nothing and stops nothing. */
function keyWithin(limits: TokenLimits, key: string | undefined): string | undefined {
  if (key === undefined || !isLimited(limits)) return key;
  return `${shortHash(JSON.stringify([limits.tenant ?? null, limits.user ?? null]))}:${key}`;
}

function answerOf(known: CallState, cost: Usd, entry: Entry | undefined): CorrectionAnswer {
  return {
    call_id: known.call.callId,
    ...(known.net === undefined ? {} : { previous_cost_usd: formatUsd(known.net) }),
    cost_usd: formatUsd(cost),
    difference_usd: formatUsd(entry?.cost ?? 0n),
    ...(entry === undefined ? {} : { seq: entry.seq }),
  };
}
