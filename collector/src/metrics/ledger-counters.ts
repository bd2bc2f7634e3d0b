import { COLLECTOR_METRICS, LABEL_UNATTRIBUTED, LABEL_UNKNOWN, type CollectorMetricKey } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import type { Registry } from 'prom-client';
import { usdToNumber } from '../ledger/money.ts';
import type { QuarantineTotal, SeriesTotal } from '../ledger/views.ts';
import type { Counted } from '../upkeep/keeper.ts';
import { ExactCounter } from './series/exact-counter.ts';
import { LabelLimits } from './series/label-limits.ts';
import type { MemoryFile } from './series/memory-file.ts';
import { ZeroFirst } from './series/zero-first.ts';

type DollarKey = 'cost' | 'correctionDebit' | 'correctionCredit';
type CountKey = 'calls' | 'tokens' | 'tokensTakenBack' | 'unpricedCalls' | 'unpricedTokens' | 'quarantined' | 'priceDisagreements';
type LedgerCounterKey = Extract<CollectorMetricKey, DollarKey | CountKey>;

/** The double that is shown for a total: of dollars, or of calls, tokens or reports. */
const TO_NUMBER: Readonly<Record<LedgerCounterKey, (total: bigint) => number>> = {
  cost: usdToNumber,
  calls: Number,
  tokens: Number,
  tokensTakenBack: Number,
  correctionDebit: usdToNumber,
  correctionCredit: usdToNumber,
  unpricedCalls: Number,
  unpricedTokens: Number,
  quarantined: Number,
  priceDisagreements: Number,
};

/** The counters that the ledger is the source of: they never go backwards, restarts included. */
export const LEDGER_COUNTERS: readonly LedgerCounterKey[] = Object.keys(TO_NUMBER) as LedgerCounterKey[];

export interface LedgerCountersOptions {
  readonly registry: Registry;
  /** What was shown before the start. */
  readonly memory: MemoryFile;
  readonly labelValues: number;
  /** How long a new series shows 0, in milliseconds. */
  readonly holdMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The ledger as Prometheus counters: at the start from its totals, then entry by entry. Cost counts what was charged; what
 * corrections and supplements took back is on the credit counter, so that net = charges + debits - credits.
 */
export class LedgerCounters {
  readonly #limits: LabelLimits;
  readonly #counters: Readonly<Record<LedgerCounterKey, ExactCounter>>;

  constructor({ registry, memory, labelValues, holdMs, now }: LedgerCountersOptions) {
    this.#limits = new LabelLimits(labelValues, memory);
    const zeroFirst = new ZeroFirst(memory, holdMs);
    const counter = (key: LedgerCounterKey): ExactCounter =>
      new ExactCounter({ metric: COLLECTOR_METRICS[key], registry, toNumber: TO_NUMBER[key], zeroFirst, now });
    this.#counters = Object.fromEntries(LEDGER_COUNTERS.map((key) => [key, counter(key)])) as Record<LedgerCounterKey, ExactCounter>;
  }

  count(total: SeriesTotal): void {
    const labels = this.labelsOf(total);
    const isCorrection = total.kind === 'correction';
    if (isCorrection) {
      if (total.added > 0n) this.#add('correctionDebit', labels, total.added, total);
    } else if (total.priced) this.#add('cost', labels, total.added, total);
    if (total.takenBack > 0n) this.#add('correctionCredit', labels, total.takenBack, total);
    if (total.kind === 'charge') {
      this.#add('calls', labels, BigInt(total.entries), total);
      if (!total.priced) this.#add('unpricedCalls', labels, BigInt(total.entries), total);
    }
    if (total.disagreements > 0) this.#add('priceDisagreements', labels, BigInt(total.disagreements), total);
    for (const type of TOKEN_TYPES) {
      const takenBack = BigInt(total.tokensTakenBack[type]);
      if (takenBack > 0n) this.#add('tokensTakenBack', { ...labels, meter: type }, takenBack, total);
      const tokens = BigInt(total.tokens[type]);
      if (tokens === 0n) continue;
      this.#add('tokens', { ...labels, meter: type }, tokens, total);
      if (!total.priced && !isCorrection) this.#add('unpricedTokens', { ...labels, meter: type }, tokens, total);
    }
  }

  countQuarantined({ signal, reason, reports, firstAt }: Omit<QuarantineTotal, 'waiting'>): void {
    this.#counters.quarantined.add({ signal, reason }, BigInt(reports), firstAt);
  }

  /** What has been counted, exact: calls, and charges + debits - credits. */
  get counted(): Counted {
    const { calls, cost, correctionDebit, correctionCredit } = this.#counters;
    return { calls: calls.sum, net: cost.sum + correctionDebit.sum - correctionCredit.sum };
  }

  /** The ids of all series there are. */
  get seriesIds(): readonly string[] {
    return Object.values(this.#counters).flatMap(({ ids }) => ids);
  }

  /** Bounded labels of an entry; what is not known is named so. */
  labelsOf(
    total: Pick<
      SeriesTotal,
      'provider' | 'model' | 'operation' | 'feature' | 'service' | 'environment' | 'basis' | 'status' | 'unpricedReason'
    >,
  ): Readonly<Record<string, string>> {
    const admit = (label: string, value: string | undefined, missing: string = LABEL_UNKNOWN): string =>
      value === undefined ? missing : this.#limits.admit(label, value);
    return {
      provider: admit('provider', total.provider),
      model: admit('model', total.model),
      operation: admit('operation', total.operation),
      feature: admit('feature', total.feature, LABEL_UNATTRIBUTED),
      service: admit('service', total.service),
      environment: admit('environment', total.environment),
      basis: total.basis,
      status: total.status,
      reason: total.unpricedReason ?? LABEL_UNKNOWN,
    };
  }

  #add(key: LedgerCounterKey, labels: Readonly<Record<string, string>>, amount: bigint, { firstAt }: SeriesTotal): void {
    const own = Object.fromEntries(COLLECTOR_METRICS[key].labels.map((label) => [label, labels[label] ?? LABEL_UNKNOWN]));
    this.#counters[key].add(own, amount, firstAt);
  }
}
