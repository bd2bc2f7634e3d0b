import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithEachRelease } from '../../grafana/test/services.ts';
import { atFirst, panelQueries, readBoards, runPanelQuery, type PanelQuery } from '../../grafana/test/support/panel-queries.ts';
import { exemplars, labelValues, query } from '../../grafana/test/support/prometheus-api.ts';
import { startPrometheus } from '../../grafana/test/support/prometheus.ts';
import type { RunningServer } from '../../grafana/test/support/start-server.ts';
import type { CollectorProcess } from '../reconciliation/collector-process.ts';
import { correctOne, sendShop, startShopCollector, tellBusiness } from './shop.ts';

/** Queries that find nothing in a shop of a minute's age, and why. */
const MAY_BE_EMPTY: Readonly<Record<string, string>> = {
  'More than yesterday at this time A': 'Prometheus has no yesterday',
  'Spend since midnight, today and yesterday B': 'Prometheus has no yesterday',
  'Expected at the end of the month A': 'a forecast takes some days of history',
  'Spend of the month, and its forecast B': 'a forecast takes some days of history',
  'Budgets F': 'a forecast takes some days of history',
  'Prices last compared A': 'prices.sync is off',
  'Alertmanager A': 'no configuration is written for Alertmanager',
};

const boards = [...readBoards()].filter(([file]) => file !== 'application.json');
const queries = boards.flatMap(([file, board]) => panelQueries(board).map((each) => [`${file}: ${each.panel}`, each] as const));

describeWithEachRelease('the boards on a Prometheus that scrapes a collector', ['prometheus'], ({ prometheus: binary }) => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-boards-'));
  let collector: CollectorProcess;
  let server: RunningServer;

  beforeAll(async () => {
    collector = await startShopCollector(folder);
    server = await startPrometheus({ binary, target: new URL(collector.url).host });
  });

  afterAll(async () => {
    await server?.stop();
    await collector?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('of an empty ledger', () => {
    beforeAll(() => scraped(server, 3));

    it.each(queries)('%s is answered, with no number that is none', async (_, each) => {
      const found = await runPanelQuery(server.url, each);
      expect(found.flatMap(({ values }) => values).filter((value) => !Number.isFinite(value))).toEqual([]);
    });
  });

  describe('of a shop', () => {
    beforeAll(async () => {
      for (let round = 0; round < 3; round += 1) {
        await sendShop(collector);
        // Each series shows 0 for a second first.
        await scraped(server, 4);
      }
      await correctOne(collector, '0.00125');
      await tellBusiness(collector);
      await scraped(server, 6);
    });

    it.each(queries.filter(([, { panel }]) => MAY_BE_EMPTY[panel] === undefined))('%s finds numbers', async (_, each) => {
      const found = await runPanelQuery(server.url, each);
      expect(found.length).toBeGreaterThan(0);
      for (const { values } of found) expect(values.some(Number.isFinite)).toBe(true);
    });

    it('leaves out only queries that there are', () => {
      const titles = queries.map(([, { panel }]) => panel);
      expect(Object.keys(MAY_BE_EMPTY).filter((panel) => !titles.includes(panel))).toEqual([]);
    });

    it.each(boards)('the variables of %s offer what the calls have', async (_, { templating }) => {
      for (const { name, type, query: asked } of templating.list) {
        if (type !== 'query') continue;
        const text = typeof asked === 'string' ? asked : asked.query;
        const [, match = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(text) ?? [];
        expect(await labelValues(server.url, label, match), `values of ${name}`).not.toEqual([]);
      }
    });

    it('each query with exemplars has calls that lead to their traces', async () => {
      const asked = queries.filter(([, { exemplar }]) => exemplar);
      expect(asked.length).toBeGreaterThan(8);
      for (const [title, { expression }] of asked)
        expect(await exemplars(server.url, expression), `exemplars of ${title}`).toBeGreaterThan(0);
    });

    it('the price book of the start is no change; the annotation asks for nothing that fails', async () => {
      for (const [, { annotations }] of boards)
        for (const { expr } of annotations.list ?? [])
          if (expr !== undefined) expect(await query(server.url, atFirst(expr))).toHaveLength(1);
    });

    it('shows the spend of the month to the last double, what it is per user, and how much of it names none', async () => {
      const response = await fetch(`${collector.url}/api/v1/usage?limit=1000`);
      const { calls } = (await response.json()) as { calls: readonly { cost_usd: string | null; user: string | null }[] };
      const sum = (those: typeof calls): number => those.reduce((total, { cost_usd: cost }) => total + Number(cost ?? 0), 0);
      const named = calls.filter(({ user }) => user !== null);
      expect(calls).toHaveLength(33);
      expect(await shown('overview.json', 'Spend this month A')).toBeCloseTo(sum(calls), 12);
      expect(await shown('overview.json', 'Cost per active user A')).toBeCloseTo(sum(named) / 2, 12);
      expect(await shown('overview.json', 'Spend that names no user A')).toBeCloseTo(1 - sum(named) / sum(calls), 12);
      expect(await shown('money-health.json', 'Ledger less Prometheus A')).toBeCloseTo(0, 12);
    });

    it('shows what is left of the $2.50 that two tenants paid, one of whom left, by the 40 cents that it took to win each', async () => {
      const spent = (await shown('overview.json', 'Spend this month A')) ?? Number.NaN;
      expect(await shown('overview.json', 'Gross margin A')).toBeCloseTo((2.5 - spent) / 2.5, 12);
      expect(await shown('overview.json', 'LTV:CAC A')).toBeCloseTo((2.5 - spent) / 0.4, 12);
      expect(await shown('overview.json', 'Revenue and cost of the month A')).toBe(2.5);
    });

    it('of 33 calls 21 succeeded, 3 timed out, 6 were limited and 3 were given up: 21 of the 30 that were tried, 70 %, are available', async () => {
      const byStatus = await query(server.url, 'sum by (status) (spancost_calls_total)');
      const counts = Object.fromEntries(byStatus.map(({ labels, values }) => [labels['status'], values[0]]));
      expect(counts).toEqual({ success: 21, timeout: 3, rate_limited: 6, cancelled: 3 });
      // Each series grew at the same scrapes, so that the extrapolation of increase() cancels out.
      expect(await shown('reliability.json', 'Availability A')).toBeCloseTo(0.7, 2);
    });

    it('no rule fails on it', async () => {
      const response = await fetch(`${server.url}/api/v1/rules`);
      const { data } = (await response.json()) as { data: { groups: { rules: { name: string; health: string; lastError?: string }[] }[] } };
      const rules = data.groups.flatMap((group) => group.rules);
      expect(rules.length).toBeGreaterThan(10);
      expect(rules.filter(({ health }) => health === 'err')).toEqual([]);
    });

    async function shown(file: string, panel: string): Promise<number | undefined> {
      const [, found] = queries.find(([title]) => title === `${file}: ${panel}`) ?? [];
      const [first] = await runPanelQuery(server.url, found as PanelQuery);
      return first?.values.at(-1);
    }
  });
});

/** Waits until Prometheus has scraped so often, counted from now. */
async function scraped({ url }: RunningServer, times: number): Promise<void> {
  const taken = async (): Promise<number> => (await query(url, 'count_over_time(spancost_waiting_reports[1h])'))[0]?.values[0] ?? 0;
  const before = await taken();
  for (const deadline = Date.now() + 30_000; (await taken()) < before + times; await sleep(100))
    if (Date.now() > deadline) throw new Error(`Prometheus did not scrape ${times} times within 30 seconds`);
}
