import { setTimeout as sleep } from 'node:timers/promises';
import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { expect, onTestFinished, test } from 'vitest';
import { GPT5, span, traces } from '../collector/test/otlp-json.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../collector/test/running-collector.ts';
import { describeWithEachRelease } from '../grafana/test/services.ts';
import { query } from '../grafana/test/support/prometheus-api.ts';
import { startPrometheus } from '../grafana/test/support/prometheus.ts';
import { freePort } from './free-ports.ts';

/** One call of 1,000 tokens in and 200 out of gpt-5 costs $0.00325 and uses both up. */
const STAYS: Budget = { ...PLAIN_BUDGET, name: 'stays', amountUsd: '0.003', period: 'yearly', timeZone: 'UTC' };
const GOES: Budget = { ...STAYS, name: 'goes' };

describeWithEachRelease('an outage of the collector', ['prometheus'], (binaries) => {
  test('resolves no alert of a budget; one that was removed meanwhile resolves when it is back', { timeout: 150_000 }, async () => {
    const place = { host: '127.0.0.1', port: await freePort() };
    const ledger = { path: `${temporaryFolder()}/ledger.duckdb` };
    const run = (budgets: readonly Budget[]): Promise<RunningCollector> => runCollector({ listen: place, ledger, budgets });

    const collector = await run([STAYS, GOES]);
    await collector.send('traces', traces([span({ attributes: GPT5 })]));
    const prometheus = await startPrometheus({ binary: binaries.prometheus, target: `127.0.0.1:${place.port}` });
    onTestFinished(() => prometheus.stop());
    const firing = async (): Promise<ReadonlySet<string | undefined>> => {
      const found = await query(prometheus.url, 'ALERTS{alertname="SpancostBudgetExceeded", alertstate="firing"}');
      return new Set(found.map(({ labels }) => labels['budget']));
    };
    const isUp = async (): Promise<boolean> => (await query(prometheus.url, 'up{job="spancost"} == 1')).length > 0;

    // An alert of a threshold waits 15 seconds.
    await expect.poll(firing, { timeout: 60_000 }).toEqual(new Set(['goes', 'stays']));

    await collector.close();
    await expect.poll(isUp, { timeout: 20_000 }).toBe(false);
    // Some ten evaluations.
    for (let second = 0; second < 5; second += 1) {
      expect(await firing()).toEqual(new Set(['goes', 'stays']));
      await sleep(1000);
    }

    await run([STAYS]);
    await expect.poll(isUp, { timeout: 20_000 }).toBe(true);
    await expect.poll(firing, { timeout: 20_000 }).toEqual(new Set(['stays']));
  });
});
