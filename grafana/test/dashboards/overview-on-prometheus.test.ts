import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTOR_METRICS } from '@spancost/conventions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithServices } from '../services.ts';
import { startExporter, type Exporter } from '../support/exporter.ts';
import { panelQueries, readOverview, runPanelQuery } from '../support/panel-queries.ts';
import { labelValues, query } from '../support/prometheus-api.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { sampleSpend } from '../support/sample-spend.ts';
import type { RunningServer } from '../support/start-server.ts';

const overview = readOverview();

describeWithServices('the Overview on a real Prometheus that scrapes /metrics', ['prometheus'], (binaries) => {
  let exporter: Exporter;
  let prometheus: RunningServer;

  beforeAll(async () => {
    exporter = await startExporter();
    sampleSpend(exporter);
    prometheus = await startPrometheus({ binary: binaries.prometheus, target: exporter.address });
    await scrapedFiveTimes(prometheus.url);
  });

  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.close();
  });

  test.each(panelQueries(overview).map((panelQuery) => [panelQuery.panel, panelQuery] as const))('%s shows data', async (_, panelQuery) => {
    const found = await runPanelQuery(prometheus.url, panelQuery);
    expect(found.length).toBeGreaterThan(0);
    for (const { values } of found) expect(values.some(Number.isFinite)).toBe(true);
  });

  test.each(['service', 'environment'])('the variable %s offers what the calls have', async (name) => {
    const variable = overview.templating.list.find((entry) => entry.name === name);
    const text = typeof variable?.query === 'string' ? variable.query : (variable?.query.query ?? '');
    const [, match = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(text) ?? [];
    expect(await labelValues(prometheus.url, label, match)).toHaveLength(2);
  });

  test('a spend of 8.50 today is shown as 8.5, and 8.50 of a budget of 10 as 0.85', async () => {
    const shown = async (title: string): Promise<number | undefined> => {
      const panelQuery = panelQueries(overview).find(({ panel }) => panel === title);
      const [first] = panelQuery === undefined ? [] : await runPanelQuery(prometheus.url, panelQuery);
      return first?.values.at(-1);
    };
    expect(await shown('Spend today A')).toBe(8.5);
    expect(await shown('Budget used A')).toBe(0.85);
  });

  test.each(['budget:spancost_budget_used:ratio', 'budget:spancost_budget_elapsed:ratio'])(
    'the rule for %s records both budgets',
    async (recorded) => {
      const found = await query(prometheus.url, recorded);
      expect(new Set(found.map(({ labels }) => labels['budget']))).toEqual(new Set(['search', 'team']));
      expect(found).toHaveLength(2);
    },
  );

  test('no rule fails', async () => {
    const response = await fetch(`${prometheus.url}/api/v1/rules`);
    const { data } = (await response.json()) as { data: { groups: { rules: { name: string; health: string }[] }[] } };
    const rules = data.groups.flatMap((group) => group.rules);
    expect(rules).toHaveLength(11);
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
  });
});

describeWithServices('the Overview of a shop where nothing goes wrong', ['prometheus'], (binaries) => {
  let exporter: Exporter;
  let prometheus: RunningServer;

  beforeAll(async () => {
    exporter = await startExporter();
    const labels = COLLECTOR_METRICS.calls.labels.map((label) => [label, label === 'status' ? 'success' : label] as const);
    exporter.onScrape(() => exporter.add('calls', Object.fromEntries(labels), 1));
    prometheus = await startPrometheus({ binary: binaries.prometheus, target: exporter.address });
    await scrapedFiveTimes(prometheus.url);
  });

  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.close();
  });

  test.each([
    'Error rate, by status A',
    'Unpriced calls per hour A',
    'Unpriced tokens per hour A',
    'Corrections per hour A',
    'Corrections per hour B',
    'Quarantined per hour, by reason A',
    'Price disagreements per hour A',
  ])('%s shows 0', async (title) => {
    const panelQuery = panelQueries(overview).find(({ panel }) => panel === title);
    const found = panelQuery === undefined ? [] : await runPanelQuery(prometheus.url, panelQuery);
    expect(found).toHaveLength(1);
    expect(found[0]?.values.at(-1)).toBe(0);
  });
});

/** A window of rate() needs two scrapes; a busy machine may miss some. */
async function scrapedFiveTimes(prometheusUrl: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const [first] = await query(prometheusUrl, `count_over_time(${COLLECTOR_METRICS.calls.name}[1m])`);
    if ((first?.values[0] ?? 0) >= 5) return;
    await sleep(100);
  }
  throw new Error('Prometheus did not scrape five times within 20 seconds');
}
