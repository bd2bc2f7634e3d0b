import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProcess } from '../ingest/load-process.ts';
import { startSpancost } from '../ingest/servers/spancost.ts';
import { USUAL_LOAD } from '../ingest/usual-load.ts';
import { download, stalledDownload, type Download } from './download.ts';

const WARM_UP_SECONDS = 4;
const SECONDS = 15;

/** What goes on beside the calls that are sent: nothing, a format that is downloaded again and again, or an export that nobody reads on. */
export type Beside = 'nothing' | 'stalled' | { readonly format: string };

/** What came of it. */
export interface Ingestion {
  readonly perSecond: number;
  /** What the collector took for a call, with what it took for the export meanwhile. */
  readonly cpuMicrosPerCall: number;
  /** Milliseconds to the answer, of 99 in 100 requests. */
  readonly p99: number;
  /** MiB a second that were downloaded meanwhile. */
  readonly mibPerSecond: number;
  /** Most resident memory of the collector, in MiB. */
  readonly peakRss: number;
}

/** How many calls a collector takes over a copy of a ledger, while it is asked for all entries of it. */
export async function ingestBeside(ledger: string, beside: Beside): Promise<Ingestion> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-export-'));
  const file = join(folder, 'ledger.duckdb');
  copyFileSync(ledger, file);
  const server = await startSpancost(file);
  try {
    const load = { url: server.tracesUrl, ...USUAL_LOAD, maxCalls: Number.MAX_SAFE_INTEGER };
    const warm = await loadProcess({ ...load, maxSeconds: WARM_UP_SECONDS, firstBatch: 0 });
    const other = await begin(new URL(server.tracesUrl).origin, beside);
    const before = server.figures();
    const began = performance.now();
    const sent = await loadProcess({ ...load, maxSeconds: SECONDS, firstBatch: warm.nextBatch });
    const bytes = other.bytes();
    const after = server.figures();
    const seconds = (performance.now() - began) / 1000;
    await other.end();
    const sorted = sent.latencies.toSorted((a, b) => a - b);
    return {
      perSecond: sent.calls / sent.seconds,
      cpuMicrosPerCall: (after.cpuMicros - before.cpuMicros) / sent.calls,
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      mibPerSecond: bytes / 2 ** 20 / seconds,
      peakRss: after.peakRss,
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function begin(base: string, beside: Beside): Promise<{ readonly bytes: () => number; readonly end: () => Promise<void> }> {
  if (beside === 'nothing') return { bytes: () => 0, end: async () => undefined };
  const url = (format: string): string => `${base}/api/v1/export?rows=entries&format=${format}`;
  if (beside === 'stalled') {
    const { bytes, leave, ended } = await stalledDownload(url('jsonl'));
    return { bytes, end: async () => (leave(), ended) };
  }
  const over = new AbortController();
  let before = 0;
  let current: Download | undefined;
  const repeated = (async (): Promise<void> => {
    while (!over.signal.aborted) {
      const begun = await download(url(beside.format));
      current = begun;
      if (over.signal.aborted) begun.leave();
      await begun.ended;
      before += begun.bytes();
      current = undefined;
    }
  })();
  const end = async (): Promise<void> => {
    over.abort();
    current?.leave();
    await repeated;
  };
  return { bytes: () => before + (current?.bytes() ?? 0), end };
}
