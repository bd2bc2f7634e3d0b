import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { expect, it, onTestFinished } from 'vitest';
import { GPT5, span, traces } from '../collector/test/otlp-json.ts';
import { runCollector, type RunningCollector } from '../collector/test/running-collector.ts';
import { describeWithServices } from '../grafana/test/services.ts';
import { Backfill } from './prometheus/backfill.ts';
import { growth, runPrometheus } from './prometheus/running-prometheus.ts';

const MINUTE_MS = 60_000;
const MINUTES = 720;
/** Twelve hours that ended four hours ago. */
const START = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 16 * 60 * MINUTE_MS;
/** Deploys, one of them while series are held, one right after a call; and forty minutes in which nobody scrapes. */
const RESTARTS: readonly number[] = [121, 122, 300, 401, 402, 403, 600];
const UNWATCHED = { from: 480, to: 520 };

/** What is called in a minute: chat every fourth one, search now and then, and 35 features that are used once in their life. */
function featuresAt(minute: number): readonly string[] {
  const once = minute % 20 === 1 && minute < 700 ? [`once-${minute}`] : [];
  const search = minute % 28 === 0 ? Array.from({ length: 9 }, () => 'search') : [];
  const chat = minute % 4 === 0 ? Array.from({ length: (minute * 31) % 17 }, () => 'chat') : [];
  return [...chat, ...search, ...once];
}

describeWithServices('twelve hours of scrapes every minute', ['prometheus', 'promtool'], ({ prometheus: binary, promtool }) => {
  it('with seven restarts, calls delivered twice, corrections and 35 series of one call: increase() is the ledger within 0.1 %', async () => {
    let now = START;
    const metrics = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: MINUTE_MS };
    const start = (ledger = collector?.config.ledger): Promise<RunningCollector> =>
      runCollector({ metrics, ...(ledger === undefined ? {} : { ledger }) }, { clock: () => now });
    let collector: RunningCollector | undefined;
    collector = await start();
    const backfill = new Backfill();
    let made = 0;

    for (let minute = 0; minute < MINUTES; minute += 1) {
      now = START + minute * MINUTE_MS;
      if (minute < UNWATCHED.from || minute >= UNWATCHED.to) backfill.add(await (await collector.get('/metrics')).text(), now);
      now += MINUTE_MS / 3;
      // The last of it is seen by the scrapes that remain.
      const features = minute < MINUTES - 6 ? featuresAt(minute) : [];
      if (features.length > 0) {
        const body = traces(features.map((feature) => span({ start: now - 1000, attributes: { ...GPT5, 'spancost.feature': feature } })));
        for (let delivery = 0; delivery < (minute % 4 === 0 ? 2 : 1); delivery += 1)
          expect((await collector.send('traces', body)).status).toBe(200);
        made += features.length;
      }
      if (minute % 100 === 50) {
        const [latest] = await collector.calls('?limit=1');
        const amount = JSON.stringify({ cost_usd: minute % 200 === 50 ? '0.001' : '0.009', reason: 'credit note' });
        await collector.post(`/api/v1/usage/${latest?.call_id}/corrections`, amount, { 'content-type': 'application/json' });
      }
      if (RESTARTS.includes(minute)) {
        await collector.close();
        collector = await start();
      }
    }

    const folder = mkdtempSync(join(tmpdir(), 'spancost-day-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    backfill.write(promtool, folder);
    const prometheus = await runPrometheus({ binary, folder });
    onTestFinished(() => prometheus.stop());

    const totals = await collector.stats('?period=lifetime');
    expect(totals.total_requests).toBe(made);
    const expected = {
      spancost_calls_total: made,
      spancost_cost_usd_total: made * 0.00325,
      spancost_tokens_total: made * 1200,
    };
    // Twenty seconds after the last scrape, as a dashboard asks at any time.
    const end = (START + (MINUTES - 1) * MINUTE_MS) / 1000 + 20;
    for (const [metric, value] of Object.entries(expected)) {
      const increase = await prometheus.value(`sum(increase(${metric}[16h]))`, end);
      expect(Math.abs(increase / value - 1), `increase of ${metric}: ${increase} instead of ${value}`).toBeLessThan(0.001);
      const grown = growth(await prometheus.samples(metric, end, '16h'));
      expect(grown, `growth of ${metric}`).toBeCloseTo(value, 9);
    }
    const debits = growth(await prometheus.samples('spancost_correction_debit_usd_total', end, '16h'));
    const credits = growth(await prometheus.samples('spancost_correction_credit_usd_total', end, '16h'));
    expect(debits).toBeGreaterThan(0);
    expect(made * 0.00325 + debits - credits).toBeCloseTo(Number(totals.cost_usd), 9);
    expect(await prometheus.value('count(count by (feature) (spancost_calls_total))', end)).toBe(37);
  }, 300_000);
});
