import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../running-collector.ts';
import { spawnCollector, spawnProcess, type SpawnedCollector } from '../spawned-collector.ts';
import { startSenders } from './retrying-senders.ts';
import { expectSound, SentCalls } from './sent-calls.ts';

/** Collectors that are killed; `SPANCOST_CRASHES=100` is the slow lane. */
const CRASHES = Number(process.env['SPANCOST_CRASHES'] ?? 8);

/** Folds and checkpoints all the time, so that crashes meet them. */
const BUSY = { foldRows: 100, checkpointMiB: 1 };

/** A collector is killed at the latest so long after it listens, or began to start. */
const LATEST_MS = 1000;

it(
  `kill -9 at ${CRASHES} random moments under load: each acknowledged call is in the ledger once, and every sum is right`,
  { timeout: 30_000 + CRASHES * 15_000 },
  async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const options = { ledger: BUSY };
    const sent = new SentCalls();
    let collector: SpawnedCollector = await spawnCollector(path, options);
    const senders = startSenders(6, sent, () => collector);
    let inStart = 0;
    for (let crash = 1; crash <= CRASHES; crash += 1) {
      await sleep(randomInt(LATEST_MS));
      await collector.close();
      // Every third falls once more, while it reads what the one before has left.
      if (crash % 3 === 0 && crash < CRASHES) {
        const starting = spawnProcess(path, options);
        await sleep(randomInt(LATEST_MS));
        starting.kill('SIGKILL');
        await once(starting, 'exit');
        crash += 1;
        inStart += 1;
      }
      collector = await spawnCollector(path, options);
      if (crash % 10 === 0) await expectSound(collector);
    }
    await sleep(100);
    await senders.finish();
    expect(sent.acknowledged).toBeGreaterThan(CRASHES * 20);
    await sent.expectIn(collector);
    if (CRASHES > 10)
      console.log(
        `${CRASHES} crashes, ${inStart} of them during a start; ${sent.count} calls sent, ${sent.acknowledged} acknowledged, ${senders.retries} requests sent again`,
      );
    await collector.close();
  },
);
