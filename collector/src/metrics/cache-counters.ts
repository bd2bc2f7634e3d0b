import { COLLECTOR_METRICS, LABEL_UNKNOWN } from '@spancost/conventions';
import type { Pricer } from '@spancost/prices';
import type { Registry } from 'prom-client';
import type { Entry } from '../ledger/entry.ts';
import { usdToNumber, type Usd } from '../ledger/money.ts';
import { cacheEffect } from '../pipeline/cache-effect.ts';
import { ExactCounter } from './series/exact-counter.ts';
import type { Labels } from './series/series-key.ts';
import type { ZeroFirst } from './series/zero-first.ts';

export interface CacheCountersOptions {
  readonly registry: Registry;
  readonly zeroFirst: ZeroFirst;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type Key = 'cacheSavings' | 'cacheWritePremium';

/** What caches of the providers saved, and what filling them cost, of calls as they were charged; begins with the process. */
export class CacheCounters {
  readonly #savings: ExactCounter;
  readonly #premium: ExactCounter;
  readonly #now: () => number;

  constructor(options: CacheCountersOptions) {
    const counter = (key: Key): ExactCounter => new ExactCounter({ ...options, metric: COLLECTOR_METRICS[key], toNumber: usdToNumber });
    this.#savings = counter('cacheSavings');
    this.#premium = counter('cacheWritePremium');
    this.#now = options.now;
  }

  /** @param charges Of calls that have these labels and maybe more. @param pricer The one that they were made with. */
  observe(charges: readonly Entry[], labels: Labels, pricer: Pricer): void {
    let saved: Usd | undefined;
    let premium = 0n;
    for (const entry of charges) {
      const effect = cacheEffect(entry, pricer);
      if (effect === undefined) continue;
      saved = (saved ?? 0n) + effect.saved;
      premium += effect.premium;
    }
    if (saved === undefined) return;
    const own = Object.fromEntries(COLLECTOR_METRICS.cacheSavings.labels.map((label) => [label, labels[label] ?? LABEL_UNKNOWN]));
    this.#savings.add(own, saved, this.#now());
    this.#premium.add(own, premium, this.#now());
  }
}
