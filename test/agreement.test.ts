import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BudgetJson, CallsPage, Cau, Groups, Margin, Stats, Summary, Trends, UserUsage } from '@spancost/api';
import { DEFAULT_CONFIG, PLAIN_BUDGET, startCollector, type Collector } from '@spancost/collector';
import { formatUsd, parseUsd } from '@spancost/conventions';
import { Decimal } from 'decimal.js';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithServices } from '../grafana/test/services.ts';
import { near, only, plain, sorted, sumOf, sumsOf } from './agreement/compare.ts';
import { askByHand, OCTOBER, SUMS, type Answer, type HandWritten } from './agreement/hand-written.ts';
import { MONTH, NOW, seededMonth, ZONE } from './agreement/seeded-month.ts';
import { openPage, startBrowser } from './page/browser.ts';
import { describeWithChromium } from './page/describe-with-chromium.ts';
import { runPrometheus } from './prometheus/running-prometheus.ts';

const CALLS = 900;
const RANGE = `from=2026-10-01&to=2026-11-01&time_zone=${encodeURIComponent(ZONE)}`;
const RANGE_OPTIONS = ['--from', '2026-10-01', '--to', '2026-11-01', '--time-zone', ZONE];

/**
 * A month of calls, told as untidily as applications do and corrected in part, asked by everything that can be asked: all answers
 * are the same, to the last decimal where they carry decimals.
 */
describe('October 2026 in Berlin, of 900 calls with redeliveries, supplements and corrections', () => {
  let folder: string;
  let collector: Collector;
  let byHand: HandWritten;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spancost-agreement-'));
    await build({ root: join(import.meta.dirname, '../collector/page'), logLevel: 'warn', build: { outDir: join(folder, 'page') } });
    const ahead = NOW - Date.now();
    collector = await startCollector(
      {
        ...DEFAULT_CONFIG,
        listen: { host: '127.0.0.1', port: 0 },
        ledger: { path: join(folder, 'ledger.duckdb') },
        metrics: { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 0, timeZone: ZONE },
        budgets: [{ ...PLAIN_BUDGET, name: 'month', amountUsd: '100', period: 'monthly', timeZone: ZONE }],
        log: { level: 'silent' },
      },
      { clock: () => Date.now() + ahead, pageFolder: join(folder, 'page') },
    );
    for (const { signal, body } of seededMonth(CALLS, 7)) await post(`/v1/${signal}`, body);
    const { calls } = await get<CallsPage>('/api/v1/usage?limit=10000');
    expect(calls).toHaveLength(CALLS);
    for (const [index, { call_id: id, cost_usd: cost }] of calls.entries()) {
      if (index % 17 !== 0) continue;
      const amounts = [new Decimal(cost ?? '0.01').times('0.87').toFixed(20), ...(index % 51 === 0 ? ['0.00000000000000000003'] : [])];
      for (const amount of amounts) await post(`/api/v1/usage/${id}/corrections`, { cost_usd: amount, reason: 'agreed with the provider' });
    }
    const { file } = await post<{ readonly file: string }>('/api/v1/ledger/backup', {});
    byHand = await askByHand(file);
  }, 120_000);

  afterAll(async () => {
    byHand?.close();
    await collector?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has calls before the month and in it, unpriced ones, and corrections down to the twentieth decimal', async () => {
    const [inMonth] = await byHand.ask(`SELECT ${SUMS} FROM calls WHERE ${OCTOBER}`);
    const [all] = await byHand.ask(`SELECT ${SUMS} FROM calls`);
    expect(all?.['requests']).toBe(CALLS);
    expect(inMonth?.['requests']).toBeLessThan(CALLS);
    expect(inMonth?.['requests']).toBeGreaterThan(800);
    expect(inMonth?.['unpriced_requests']).toBeGreaterThan(100);
    expect(inMonth?.['cost_usd']).toMatch(/\.\d{20}$/);
  });

  describe('the API', () => {
    it('stats', async () => {
      const [hand = {}] = await byHand.ask(`SELECT ${SUMS} FROM calls WHERE ${OCTOBER}`);
      const stats = await get<Stats>(`/api/v1/stats?${RANGE}`);
      expect({ cost_usd: stats.cost_usd, requests: stats.total_requests, tokens: stats.total_tokens.total }).toEqual(
        only(hand, ['cost_usd', 'requests', 'tokens']),
      );
      expect((await get<Stats>('/api/v1/stats?period=this_month')).cost_usd).toBe(stats.cost_usd);
    });

    it.each(['user', 'tenant', 'feature', 'provider', 'model', 'operation', 'status', 'session', 'task', 'error_type'])(
      'analytics by %s',
      async (dimension) => {
        const answer = await get<Groups>(`/api/v1/analytics?group_by=${dimension}&limit=1000&${RANGE}`);
        const hand = await byHand.ask(`SELECT "${dimension}" AS value, ${SUMS} FROM calls WHERE ${OCTOBER} GROUP BY value`);
        expect(answer.rest).toBeNull();
        expect(sorted(answer.groups.map(({ key, ...sums }) => ({ value: Object.values(key)[0] ?? null, ...sumsOf(sums) })))).toEqual(
          sorted(hand),
        );
      },
    );

    it('analytics by feature and model, of one tenant, the ten that cost most and the rest', async () => {
      const answer = await get<Groups>(`/api/v1/analytics?group_by=feature,model&tenant=acme&limit=10&${RANGE}`);
      const hand = await byHand.ask(
        `SELECT feature, model, ${SUMS} FROM calls WHERE ${OCTOBER} AND tenant = 'acme' GROUP BY ALL ORDER BY sum(cost) DESC NULLS LAST`,
      );
      expect(answer.groups.slice(0, 10).map(({ key, ...sums }) => ({ ...key, ...sumsOf(sums) }))).toEqual(
        hand.slice(0, 10).map(({ feature, model, ...sums }) => ({ feature, model, ...sums })),
      );
      expect(answer.rest).toMatchObject({ groups: hand.length - 10, cost_usd: sumOf(hand.slice(10)) });
      expect(answer.total.cost_usd).toBe(sumOf(hand));
    });

    it.each([
      ['daily', 31, 'day'],
      ['weekly', 5, 'week'],
      ['monthly', 1, 'month'],
    ])('trends, %s: %i stretches of local time', async (interval, stretches, unit) => {
      const answer = await get<Trends>(`/api/v1/trends?interval=${interval}&${RANGE}`);
      const hand = await byHand.ask(`SELECT date_trunc('${unit}', berlin)::VARCHAR AS stretch, ${SUMS} FROM calls WHERE ${OCTOBER}
        GROUP BY stretch ORDER BY stretch`);
      expect(answer.points).toHaveLength(stretches);
      expect(answer.points.filter(({ requests }) => requests > 0).map(sumsOf)).toEqual(hand.map(sumsOf));
      expect(answer.points[0]?.from).toBe(new Date(MONTH.from).toISOString());
      // The month is not over yet.
      expect(Date.parse(answer.points.at(-1)?.to ?? '')).toBeGreaterThanOrEqual(NOW);
    });

    it('trends by the hour of the day that has 25, by feature', async () => {
      const answer = await get<Trends>(
        `/api/v1/trends?interval=hourly&group_by=feature&from=2026-10-25&to=2026-10-26&time_zone=${encodeURIComponent(ZONE)}`,
      );
      const hand = await byHand.ask(`SELECT (ms - 1792879200000) // 3600000 AS hour, feature, ${SUMS} FROM calls
        WHERE ms >= 1792879200000 AND ms < 1792969200000 GROUP BY ALL`);
      expect(answer.points).toHaveLength(25);
      for (const { value, points } of answer.series)
        expect(points.map(({ cost_usd: cost }) => cost)).toEqual(
          Array.from({ length: 25 }, (_, hour) => sumOf(hand.filter((row) => row['feature'] === value && Number(row['hour']) === hour))),
        );
      expect(answer.total.cost_usd).toBe(sumOf(hand));
    });

    it('the summary of the month, of a week, and of the day that has 25 hours', async () => {
      for (const [period, date, where] of [
        ['monthly', '2026-10-12', OCTOBER],
        ['weekly', '2026-10-12', "berlin >= TIMESTAMP '2026-10-12' AND berlin < TIMESTAMP '2026-10-19'"],
        ['daily', '2026-10-25', "berlin >= TIMESTAMP '2026-10-25' AND berlin < TIMESTAMP '2026-10-26'"],
      ]) {
        const summary = await get<Summary>(`/api/v1/summary?period=${period}&date=${date}&time_zone=${encodeURIComponent(ZONE)}`);
        const [hand = {}] = await byHand.ask(`SELECT ${SUMS}, count(DISTINCT "user")::INTEGER AS users FROM calls WHERE ${where}`);
        expect({ ...sumsOf(summary.total), users: summary.active_users }).toEqual(hand);
      }
    });

    it('each user by itself', async () => {
      const hand = await byHand.ask(`SELECT "user" AS value, ${SUMS} FROM calls WHERE ${OCTOBER} AND "user" IS NOT NULL GROUP BY value`);
      expect(hand).toHaveLength(12);
      for (const { value, ...sums } of hand)
        expect(sumsOf((await get<UserUsage>(`/api/v1/usage/by-user/${value}?${RANGE}`)).total)).toEqual(sums);
    });

    it('cost per active user', async () => {
      const [hand = {}] = await byHand.ask(
        `SELECT ${SUMS}, count(DISTINCT "user")::INTEGER AS users, coalesce(sum(cost) FILTER ("user" IS NULL), 0)::DECIMAL(38,20)::VARCHAR AS nobodys_cost_usd
        FROM calls WHERE ${OCTOBER}`,
      );
      const [window] = (await get<Cau>(`/api/v1/analytics/cau?${RANGE}`)).windows;
      expect(window).toMatchObject({
        active_users: hand['users'],
        cost_usd: hand['cost_usd'],
        unattributed_cost_usd: hand['nobodys_cost_usd'],
        cau_usd: plain(new (Decimal.clone({ precision: 60 }))(String(hand['cost_usd'])).div(Number(hand['users']))),
      });
    });

    it('the cost that margins are made of, of each tenant', async () => {
      const hand = await byHand.ask(`SELECT tenant AS value, coalesce(sum(cost), 0)::DECIMAL(38,20)::VARCHAR AS cost_usd FROM calls
        WHERE ${OCTOBER} GROUP BY value`);
      const margin = await get<Margin>(`/api/v1/margin?by=tenant&${RANGE}`);
      expect(sorted(margin.customers.map(({ value, cost_usd }) => ({ value, cost_usd })))).toEqual(sorted(hand));
    });

    it('the budget of the month', async () => {
      const [hand = {}] = await byHand.ask(`SELECT ${SUMS} FROM calls WHERE ${OCTOBER}`);
      const { status } = await get<BudgetJson>('/api/v1/budgets/month');
      const known = (parseUsd(status?.spent_usd ?? '') ?? 0n) - (parseUsd(status?.assumed_usd ?? '') ?? 0n);
      expect({ cost_usd: formatUsd(known), unpriced_tokens: status?.unpriced_tokens }).toEqual(only(hand, ['cost_usd', 'unpriced_tokens']));
    });

    it('the list of calls, page after page', async () => {
      const hand = await byHand.ask(`SELECT call_id, cost::VARCHAR AS cost_usd FROM calls WHERE ${OCTOBER} AND tenant = 'O''Brien & sons'`);
      const listed: Answer[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: CallsPage = await get(
          `/api/v1/usage?limit=37&tenant=${encodeURIComponent("O'Brien & sons")}&${RANGE}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        listed.push(...page.calls.map(({ call_id, cost_usd }) => ({ call_id, cost_usd })));
        cursor = page.next_cursor;
      }
      expect(sorted(listed)).toEqual(sorted(hand));
    });

    it('an export as JSON Lines', async () => {
      const hand = await byHand.ask(`SELECT call_id, cost::VARCHAR AS cost_usd FROM calls WHERE ${OCTOBER}`);
      const response = await fetch(`${collector.url}/api/v1/export?format=jsonl&${RANGE}`);
      const rows = (await response.text()).split('\n').filter((line) => line !== '');
      expect(
        sorted(
          rows.map((row) => {
            const { call_id, cost_usd } = JSON.parse(row) as { call_id: string; cost_usd: string | null };
            return { call_id, cost_usd };
          }),
        ),
      ).toEqual(sorted(hand));
    });
  });

  describe('the command line', () => {
    it('top, trend, cau and report say what the API says', async () => {
      const top = await spancost<Groups>('top', 'users', ...RANGE_OPTIONS);
      expect(top.groups).toEqual((await get<Groups>(`/api/v1/analytics?group_by=user&limit=${top.groups.length}&${RANGE}`)).groups);
      const trend = await spancost<Trends>('trend', ...RANGE_OPTIONS);
      expect(trend.points.map(sumsOf)).toEqual((await get<Trends>(`/api/v1/trends?${RANGE}`)).points.map(sumsOf));
      const cau = await spancost<Cau>('cau', ...RANGE_OPTIONS);
      expect(cau.windows.map(({ cau_usd: usd }) => usd)).toEqual(
        (await get<Cau>(`/api/v1/analytics/cau?${RANGE}`)).windows.map(({ cau_usd: usd }) => usd),
      );
      const report = await spancost<{ readonly this_month: Stats }>('report');
      expect(report.this_month.cost_usd).toBe((await get<Stats>(`/api/v1/stats?${RANGE}`)).cost_usd);
    });
  });

  describeWithChromium('the page', (binary) => {
    it('has the month, and what each feature of it cost', async () => {
      const browser = await startBrowser(binary);
      try {
        const { page, problems } = await openPage(browser, collector.url, { at: NOW, hash: '#/overview?range=month&by=feature' });
        const [hand = {}] = await byHand.ask(`SELECT ${SUMS} FROM calls WHERE ${OCTOBER}`);
        const features = await byHand.ask(`SELECT feature, ${SUMS} FROM calls WHERE ${OCTOBER} GROUP BY feature ORDER BY sum(cost) DESC`);
        await page
          .locator('.legend li data.money')
          .nth(features.length - 1)
          .waitFor();
        // Each card asks for itself.
        await page.locator('.figure:nth-child(2) .big data').waitFor();
        const amounts = (selector: string): Promise<(string | null)[]> =>
          page.locator(selector).evaluateAll((cells) => cells.map((cell) => cell.getAttribute('value')));
        expect((await amounts('.figure:nth-child(2) .big data'))[0]).toBe(hand['cost_usd']);
        expect((await amounts('.legend-head data'))[0]).toBe(hand['cost_usd']);
        expect(await amounts('.legend li data.money')).toEqual(features.map(({ cost_usd: cost }) => cost));
        expect(problems).toEqual([]);
      } finally {
        await browser.close();
      }
    });
  });

  describeWithServices('Prometheus', ['prometheus'], ({ prometheus: binary }) => {
    it('has the month, each tenant of it, and all of the ledger as charges and corrections, to double precision', async () => {
      const prometheus = await runPrometheus({ binary, folder: join(folder, 'prometheus'), target: new URL(collector.url).host });
      try {
        const month = 'spancost_spend_usd{period="this_month"}';
        for (let attempt = 0; (await prometheus.value(month)) === 0 && attempt < 100; attempt += 1)
          await new Promise((resolve) => setTimeout(resolve, 100));
        const [hand = {}] = await byHand.ask(`SELECT ${SUMS} FROM calls WHERE ${OCTOBER}`);
        near(await prometheus.value(month), hand['cost_usd']);
        const tenants = await byHand.ask(`SELECT tenant, ${SUMS} FROM calls WHERE ${OCTOBER} AND tenant IS NOT NULL GROUP BY tenant`);
        for (const { tenant, cost_usd: cost } of tenants)
          near(await prometheus.value(`spancost_tenant_spend_usd{period="this_month",tenant="${tenant}"}`), cost);
        const [all = {}] = await byHand.ask(`SELECT ${SUMS} FROM calls`);
        const net = 'sum(spancost_cost_usd_total) + sum(spancost_correction_debit_usd_total) - sum(spancost_correction_credit_usd_total)';
        near(await prometheus.value(net), all['cost_usd']);
      } finally {
        await prometheus.stop();
      }
    });
  });

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(collector.url + path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function post<T>(path: string, body: object): Promise<T> {
    const response = await fetch(collector.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async function spancost<T>(...words: readonly string[]): Promise<T> {
    const main = join(import.meta.dirname, '../packages/cli/src/main.ts');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@spancost/source', main, ...words, '--url', collector.url, '--json'],
      { maxBuffer: 2 ** 26 },
    );
    return JSON.parse(stdout) as T;
  }
});
