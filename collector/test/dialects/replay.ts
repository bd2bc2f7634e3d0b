import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallDetail, CallRow, Stats } from '@spancost/api';
import { DEFAULT_CONFIG, startCollector, type CollectorConfig } from '@spancost/collector';
import { withRequests } from '../running-collector.ts';
import { readRecording, spansOf } from './recordings.ts';

/** A collector that recordings are sent to, one for all of them: it starts once, and they have traces of their own. */
export interface Replaying {
  /** Sends a recording as it was sent, and answers what the ledger has of its traces, the oldest call first. */
  replay(name: string): Promise<readonly CallDetail[]>;
  /** Sends recordings as they were sent, all of them at the same time. */
  deliver(names: readonly string[]): Promise<void>;
  /** What the ledger has of the traces of a recording, the oldest call first. */
  callsOf(name: string): Promise<readonly CallDetail[]>;
  /** Of everything that was sent. */
  totals(): Promise<Pick<Stats, 'total_requests' | 'total_tokens' | 'cost_usd'>>;
  close(): Promise<void>;
}

export async function startReplaying(): Promise<Replaying> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-replay-'));
  const config: CollectorConfig = {
    ...DEFAULT_CONFIG,
    listen: { ...DEFAULT_CONFIG.listen, host: '127.0.0.1', port: 0 },
    ledger: { ...DEFAULT_CONFIG.ledger, path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' },
  };
  const collector = withRequests(await startCollector(config), config);
  const deliverOne = async (name: string): Promise<void> => {
    for (const { signal, body } of readRecording(name).exports) {
      const response = await collector.send(signal, body);
      if (response.status !== 200) throw new Error(`${name} was answered ${response.status}: ${await response.text()}`);
    }
  };
  const callsOf = async (name: string): Promise<readonly CallDetail[]> => {
    const rows: CallRow[] = [];
    for (const traceId of new Set(spansOf(readRecording(name)).map((span) => span.traceId)))
      rows.push(...(await collector.calls(`?trace_id=${traceId}`)));
    const calls = await Promise.all(rows.map(({ call_id }) => collector.call(call_id)));
    return calls.sort((one, other) => one.called_at.localeCompare(other.called_at));
  };
  return {
    async deliver(names) {
      await Promise.all(names.map(deliverOne));
    },
    callsOf,
    async replay(name) {
      await deliverOne(name);
      return callsOf(name);
    },
    async totals() {
      const { total_requests, total_tokens, cost_usd } = await collector.stats('?period=lifetime');
      return { total_requests, total_tokens, cost_usd };
    },
    async close() {
      await collector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
