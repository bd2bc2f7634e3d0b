import fc from 'fast-check';
import { openLedger } from '../../../src/ledger/duckdb/open-ledger.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import type { CollectorConfig } from '../../../src/config/config.ts';
import { batches } from '../../ledger/any-query.ts';
import { callHistory, DAY_MS, MIDDLE } from '../../ledger/call-history.ts';
import { runCollector, testConfig, type RunningCollector } from '../../running-collector.ts';

/** The Sunday in 2026 on which clocks are put back in Europe, in the middle of the calls. */
export const CHANGE: number = Date.UTC(2026, 9, 25, 1);

/** A collector, and the calls that its ledger has. */
export interface FilledCollector {
  readonly collector: RunningCollector;
  readonly calls: readonly (readonly Entry[])[];
}

/** A collector of a ledger with 150 calls from three days before clocks were changed to three days after it. @param now Its clock. */
export async function filledCollector(now: number, overrides: Partial<CollectorConfig> = {}): Promise<FilledCollector> {
  const config = testConfig(overrides);
  const [histories = []] = fc.sample(fc.array(callHistory, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 11 });
  const calls = histories.map((entries) => entries.map(movedBy(CHANGE - MIDDLE)));
  const ledger = await openLedger(config.ledger.path, () => undefined);
  for (const entries of batches(calls, 100)) await ledger.append({ entries, keys: new Map(), quarantined: [] });
  await ledger.close();
  return { collector: await runCollector(config, { clock: () => now }), calls };
}

/** A while after the last of the calls. */
export const LATER: number = CHANGE + 5 * DAY_MS;

/** With fewer tokens as well: of all calls together they are a number that JSON can say. */
function movedBy(ms: number): (entry: Entry) => Entry {
  return (entry) => ({
    ...entry,
    recordedAt: entry.recordedAt + ms,
    tokens: { ...entry.tokens, input: Math.floor(entry.tokens.input / 2 ** 20) },
    call: { ...entry.call, calledAt: entry.call.calledAt + ms },
  });
}
