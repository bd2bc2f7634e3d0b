import type { RecordKind, RefusedRecord } from '@spancost/api';
import type { BusinessRecord } from '../ledger/business/business-record.ts';
import type { BusinessLedger } from '../ledger/business/business-views.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import { differingField, type ToldRecord } from './told-record.ts';

export interface RecordBookOptions {
  readonly ledger: BusinessLedger;
  readonly turnstile: Turnstile;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new id each time. */
  readonly newId: () => string;
}

/** What became of records that were told. */
export type RecordsResult =
  | { readonly kind: 'taken'; readonly added: number; readonly known: number }
  | { readonly kind: 'contradicting'; readonly refused: readonly RefusedRecord[] };

/** Keeps what was told of the business, each record once by the id that its sender gave it. */
export class RecordBook {
  readonly #options: RecordBookOptions;

  constructor(options: RecordBookOptions) {
    this.#options = options;
  }

  /**
   * Adds those that are not known, all of them or none. One whose id another record has that says something else contradicts it,
   * whether that is kept or comes before it in the same request.
   *
   * @throws LedgerUnavailableError if nothing was written.
   */
  add(kind: RecordKind, told: readonly ToldRecord[]): Promise<RecordsResult> {
    return this.#options.turnstile.pass(() => this.#add(kind, told));
  }

  /** Takes a record back. @returns Whether there was one. @throws LedgerUnavailableError */
  remove(kind: RecordKind, recordId: string): Promise<boolean> {
    const { ledger, turnstile, now } = this.#options;
    return turnstile.pass(() => ledger.remove(kind, recordId, now()));
  }

  async #add(kind: RecordKind, told: readonly ToldRecord[]): Promise<RecordsResult> {
    const { ledger, now, newId } = this.#options;
    const ids = told.flatMap(({ id }) => id ?? []);
    const byId = new Map<string, ToldRecord>(await ledger.withIds(kind, ids));
    const recordedAt = now();
    const added: BusinessRecord[] = [];
    const refused: RefusedRecord[] = [];
    for (const [index, record] of told.entries()) {
      const known = record.id === undefined ? undefined : byId.get(record.id);
      const differing = known === undefined ? undefined : differingField(known, record);
      if (differing !== undefined) refused.push(contradiction(index, differing));
      if (known !== undefined) continue;
      added.push({ ...record, kind, recordId: newId(), recordedAt });
      if (record.id !== undefined) byId.set(record.id, record);
    }
    if (refused.length > 0) return { kind: 'contradicting', refused };
    await ledger.add(added);
    return { kind: 'taken', added: added.length, known: told.length - added.length };
  }
}

function contradiction(index: number, field: string): RefusedRecord {
  return {
    index,
    path: 'id',
    message: `a record with this id has another ${field}; take that one back first, or use another id`,
  };
}
