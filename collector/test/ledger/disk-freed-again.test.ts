import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector, type SpawnedCollector } from '../spawned-collector.ts';
import { startSenders } from './retrying-senders.ts';
import { SentCalls } from './sent-calls.ts';

/** Requests that fail before there is room again. */
const REFUSALS = 50;

it.skipIf(process.platform !== 'linux').each([
  ['its log moves into the file', 1],
  ['its log grows', 128],
])(
  'a disk that is full while %s, and has room again while senders retry: each call is in the ledger once',
  { timeout: 60_000 },
  async (_, checkpointMiB) => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const ledger = { foldRows: 100, checkpointMiB };
    const sent = new SentCalls();
    let collector: SpawnedCollector = await spawnCollector(path, { maxFileBlocks: 2800, ledger });
    const senders = startSenders(3, sent, () => collector);
    while (senders.retries < REFUSALS) await sleep(20);
    expect(sent.acknowledged).toBeGreaterThan(0);
    const { process: full } = collector;
    // Where DuckDB cannot go on, the collector stops and is started again, as by any supervisor.
    if (full.exitCode === null && full.signalCode === null) execFileSync('prlimit', [`--pid=${full.pid}`, '--fsize=unlimited']);
    else collector = await spawnCollector(path, { ledger });
    const before = sent.acknowledged;
    while (sent.acknowledged < before + 200) {
      if (full.exitCode !== null && collector.process === full) collector = await spawnCollector(path, { ledger });
      await sleep(20);
    }
    await senders.finish();
    await sent.expectIn(collector);
    await collector.close();
  },
);
