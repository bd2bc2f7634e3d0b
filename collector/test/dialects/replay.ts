import type { CallDetail, CallRow } from '@spancost/collector';
import type { RunningCollector } from '../running-collector.ts';
import { readRecording, traceIdsOf } from './recordings.ts';

/** Sends a recording to a collector as it was sent, and answers what the ledger has of its traces, the oldest call first. */
export async function replay(collector: RunningCollector, name: string): Promise<readonly CallDetail[]> {
  const recording = readRecording(name);
  for (const { signal, body } of recording.exports) {
    const response = await collector.send(signal, body);
    if (response.status !== 200) throw new Error(`${name} was answered ${response.status}: ${await response.text()}`);
  }
  const rows: CallRow[] = [];
  for (const traceId of traceIdsOf(recording)) rows.push(...(await collector.calls(`?trace_id=${traceId}`)));
  const calls = await Promise.all(rows.map(({ call_id }) => collector.call(call_id)));
  return calls.sort((one, other) => one.called_at.localeCompare(other.called_at));
}
