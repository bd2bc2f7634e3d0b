import { expect, it } from 'vitest';
import { LedgerUnavailableError } from '@spancost/collector';
import { Readiness } from '../../src/lifecycle/readiness.ts';
import type { LedgerWriter } from '../../src/ledger/ledger.ts';
import { runCollector } from '../running-collector.ts';

const BATCH = { entries: [], keys: new Map(), quarantined: [] };

function readiness(state: { stopping?: boolean; full?: string; now: number }): Readiness {
  return new Readiness({ isStopping: () => state.stopping === true, fullness: () => state.full, now: () => state.now });
}

it('a collector that can record is alive and ready', async () => {
  const collector = await runCollector();
  expect(await (await collector.get('/healthz')).text()).toBe('ok\n');
  expect(await (await collector.get('/readyz')).text()).toBe('ready\n');
});

it('is not ready while it stops, or while more reports wait than may, and says which', () => {
  const state = { stopping: true, full: '50000 reports wait for the ledger', now: 0 };
  expect(readiness(state).problems()).toEqual([
    'stopping: the collector is stopping',
    'back_pressure: 50000 reports wait for the ledger; send again in a moment',
  ]);
});

it('is not ready for 10 seconds after a commit that failed, unless one succeeds before', async () => {
  const state = { now: 100_000 };
  const ready = readiness(state);
  let fails = true;
  const ledger = ready.watch({
    append: async () => {
      if (fails) throw new LedgerUnavailableError('the disk is full');
    },
  } as unknown as LedgerWriter);
  await expect(ledger.append(BATCH)).rejects.toThrow('the disk is full');
  state.now += 3000;
  expect(ready.problems()).toEqual(['ledger: the last commit failed 3 s ago; the log says why']);
  state.now += 7000;
  expect(ready.problems()).toEqual([]);
  await expect(ledger.append(BATCH)).rejects.toThrow();
  fails = false;
  await ledger.append(BATCH);
  expect(ready.problems()).toEqual([]);
});
