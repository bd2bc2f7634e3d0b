import { loadProcess } from '../ingest/load-process.ts';
import type { Server } from '../ingest/servers/server.ts';
import { USUAL_LOAD } from '../ingest/usual-load.ts';

const DAY_MS = 86_400_000;

/** How a collector does while its ledger grows to so many calls. */
export interface Growth {
  readonly calls: number;
  /** Calls a second in the last portion. */
  readonly perSecond: number;
  readonly cpuMicrosPerCall: number;
  /** Resident memory at the end of the portion, in MiB. */
  readonly rss: number;
}

/**
 * Sends calls until the ledger has so many, in order over the last so many days, as real ones come.
 *
 * @param steps Numbers of calls at which it is said how the collector does; the last one ends it.
 */
export async function growLedger(server: Server, steps: readonly number[], days: number): Promise<readonly Growth[]> {
  const total = steps.at(-1) ?? 0;
  const made = { from: Date.now() - days * DAY_MS, msPerBatch: (days * DAY_MS - 600_000) / (total / USUAL_LOAD.callsPerBatch) };
  const growth: Growth[] = [];
  let calls = 0;
  let firstBatch = 0;
  for (const step of steps) {
    // What is measured is the last tenth: what a ledger of this size takes, not what it took on the way.
    for (const until of [calls + (step - calls) * 0.9, step]) {
      const before = server.figures();
      const sent = await loadProcess({
        url: server.tracesUrl,
        ...USUAL_LOAD,
        maxCalls: until - calls,
        maxSeconds: Number.MAX_SAFE_INTEGER,
        firstBatch,
        made,
      });
      calls += sent.calls;
      firstBatch = sent.nextBatch;
      if (until !== step) continue;
      const { cpuMicros, rss } = server.figures();
      growth.push({ calls, perSecond: sent.calls / sent.seconds, cpuMicrosPerCall: (cpuMicros - before.cpuMicros) / sent.calls, rss });
    }
  }
  return growth;
}
