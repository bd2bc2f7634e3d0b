import { createHash } from 'node:crypto';
import { BUDGET_SNAPSHOT_SCHEMA, type BudgetSnapshot } from '@spancost/conventions';
import type { TokenLimits } from '../../access/token-limits.ts';
import type { UsageCounter } from '../../usage-limits/usage-counter.ts';
import type { Budgets } from '../budgets.ts';
import { snapshotBudget } from './snapshot-budget.ts';
import { snapshotLimit } from './snapshot-limit.ts';

export interface SnapshotsOptions {
  readonly budgets: Budgets;
  readonly usage: Pick<UsageCounter, 'standings'>;
  /** Environment of calls that do not say theirs, at the moment. */
  readonly environment: () => string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** A snapshot on its way to an application. */
export interface ServedSnapshot {
  readonly snapshot: BudgetSnapshot;
  /** Hash of everything but the time: the same tag says that nothing has changed. */
  readonly etag: string;
  readonly ageMs: number;
}

/** Makes what applications are told of budgets and limits, each as far as its token may know. */
export class Snapshots {
  readonly #options: SnapshotsOptions;

  constructor(options: SnapshotsOptions) {
    this.#options = options;
  }

  async within(limits: TokenLimits): Promise<ServedSnapshot> {
    const { budgets, usage, environment, now } = this.#options;
    const standings = await budgets.standings();
    const unsaid = environment();
    const told: Omit<BudgetSnapshot, 'as_of'> = {
      schema: BUDGET_SNAPSHOT_SCHEMA,
      acts_as: limits,
      ...(unsaid === undefined ? {} : { environment: unsaid }),
      budgets: (await Promise.all(standings.map((standing) => snapshotBudget(standing, limits, budgets)))).filter(
        (each) => each !== undefined,
      ),
      limits: usage.standings().flatMap((standing) => snapshotLimit(standing, limits) ?? []),
    };
    const [at = now()] = standings.map((standing) => standing.at);
    return {
      snapshot: { ...told, as_of: new Date(at).toISOString() },
      etag: createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22),
      ageMs: Math.max(0, now() - at),
    };
  }
}
