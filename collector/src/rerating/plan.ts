import { createHash } from 'node:crypto';
import type { RerateGroup, ReratePlanJson } from '@spancost/api';
import { LABEL_OTHER } from '@spancost/conventions';
import type { CallIdentity } from '../ledger/entry.ts';
import { formatUsd, type Usd } from '../ledger/money.ts';
import type { Rating } from './rating.ts';

/** What a plan is made for. */
export interface PlanScope {
  readonly from: string;
  readonly to: string;
  readonly provider: string | null;
  readonly model: string | null;
  /** Name of the book and a hash of what is in it. */
  readonly book: string;
  readonly etag: string;
}

interface Sum {
  readonly call: Pick<CallIdentity, 'attribution' | 'provider' | 'model'> | undefined;
  calls: number;
  newlyPriced: number;
  before: Usd;
  after: Usd;
}

/** Groups that are kept apart, so that a million tenants take no more memory than this; further ones are summed up as `other`. */
const MAX_GROUPS = 10_000;

/** Adds up, call by call, what a re-rating changes; holds sums and no calls. */
export class Plan {
  readonly #scope: PlanScope;
  readonly #hash = createHash('sha256');
  readonly #groups = new Map<string, Sum>();
  readonly #total: Sum = nothingOf(undefined);
  readonly #left = { kept: 0, settled: 0, unpriced: 0, unpriceable: 0 };
  #calls = 0;

  constructor(scope: PlanScope) {
    this.#scope = scope;
    this.#hash.update(JSON.stringify(scope));
  }

  add(call: CallIdentity, rating: Rating): void {
    this.#calls += 1;
    if (rating.kind !== 'rated') {
      this.#left[rating.kind] += 1;
      return;
    }
    const { before, after } = rating;
    if (before === after) return;
    this.#hash.update(`\n${call.callId} ${before ?? 'unpriced'} ${after}`);
    for (const sum of [this.#total, this.#groupOf(call)]) {
      sum.calls += 1;
      if (before === undefined) sum.newlyPriced += 1;
      sum.before += before ?? 0n;
      sum.after += after;
    }
  }

  toJson(): ReratePlanJson {
    const { from, to, provider, model, book } = this.#scope;
    return {
      plan_id: this.#hash.copy().digest('hex').slice(0, 32),
      from,
      to,
      provider,
      model,
      book,
      calls: this.#calls,
      changed_calls: this.#total.calls,
      ...amountsOf(this.#total),
      unpriceable_calls: this.#left.unpriceable,
      unpriced_calls: this.#left.unpriced,
      settled_calls: this.#left.settled,
      groups: [...this.#groups.values()].toSorted((a, b) => compare(distance(b), distance(a))).map(groupToJson),
    };
  }

  #groupOf(call: CallIdentity): Sum {
    const { tenant, feature } = call.attribution;
    const own = JSON.stringify([tenant ?? null, feature ?? null, call.provider, call.model ?? null]);
    const key = this.#groups.has(own) || this.#groups.size < MAX_GROUPS ? own : '';
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const sum = nothingOf(key === '' ? undefined : call);
    this.#groups.set(key, sum);
    return sum;
  }
}

function nothingOf(call: Sum['call']): Sum {
  return { call, calls: 0, newlyPriced: 0, before: 0n, after: 0n };
}

function groupToJson(sum: Sum): RerateGroup {
  const { call } = sum;
  return {
    tenant: call === undefined ? LABEL_OTHER : (call.attribution.tenant ?? null),
    feature: call === undefined ? LABEL_OTHER : (call.attribution.feature ?? null),
    provider: call === undefined ? LABEL_OTHER : call.provider,
    model: call === undefined ? LABEL_OTHER : (call.model ?? null),
    calls: sum.calls,
    ...amountsOf(sum),
  };
}

function amountsOf({
  newlyPriced,
  before,
  after,
}: Sum): Pick<RerateGroup, 'newly_priced_calls' | 'before_usd' | 'after_usd' | 'difference_usd'> {
  return {
    newly_priced_calls: newlyPriced,
    before_usd: formatUsd(before),
    after_usd: formatUsd(after),
    difference_usd: formatUsd(after - before),
  };
}

function distance({ before, after }: Sum): Usd {
  return after > before ? after - before : before - after;
}

function compare(a: Usd, b: Usd): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
