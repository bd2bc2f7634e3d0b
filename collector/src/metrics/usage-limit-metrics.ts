import { Gauge, type Registry } from 'prom-client';
import type { LimitStanding } from '../usage-limits/usage-counter.ts';
import { declared } from './series/declared.ts';

/** How many tenants or users are over each limit of requests and tokens at the moment of a scrape. */
export function addUsageLimitMetrics(registry: Registry, standings: () => readonly LimitStanding[]): void {
  const over: Gauge = new Gauge({
    ...declared('usageLimitExceededTargets', registry),
    collect() {
      over.reset();
      for (const standing of standings()) over.set({ limit: standing.limit.name }, standing.over);
    },
  });
}
