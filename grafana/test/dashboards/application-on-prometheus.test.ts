import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARDS } from '../../src/dashboards/boards.ts';
import { describeWithEachRelease } from '../services.ts';
import { startOtlpExporter, type OtlpExporter } from '../support/otlp-exporter.ts';
import { panelQueries, readBoards, runPanelQuery } from '../support/panel-queries.ts';
import { labelValues, query } from '../support/prometheus-api.ts';
import { freePort } from '../../../test/free-ports.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

const board = readBoards().get(`${BOARDS.application.file}.json`);
if (board === undefined) throw new Error('there is no board of applications');

// Debian builds Prometheus without its OTLP endpoint: the names are those of its translator, and the series are scraped.
describeWithEachRelease('the board of applications on a Prometheus', ['prometheus'], ({ prometheus: binary }) => {
  let exporter: OtlpExporter;
  let prometheus: RunningServer;

  beforeAll(async () => {
    exporter = await startOtlpExporter();
    const folder = mkdtempSync(join(tmpdir(), 'spancost-application-'));
    const file = join(folder, 'prometheus.yml');
    writeFileSync(
      file,
      `global: { scrape_interval: 500ms, scrape_timeout: 500ms }
scrape_configs:
  - job_name: otlp
    static_configs: [{ targets: ['${exporter.address}'] }]
    metric_relabel_configs: [{ source_labels: [service], target_label: job }]
`,
    );
    const address = `127.0.0.1:${await freePort()}`;
    const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=${address}`];
    prometheus = await startServer(binary, args, `http://${address}`, '/-/ready');
    // A rate takes several samples.
    while ((await query(prometheus.url, 'count_over_time(spancost_client_cost_USD_total[1m]) >= 5')).length === 0) await sleep(100);
  });

  afterAll(async () => {
    await prometheus?.stop();
    await exporter?.close();
  });

  test.each(panelQueries(board).map((each) => [each.panel, each] as const))('%s finds numbers', async (_, each) => {
    const found = await runPanelQuery(prometheus.url, each);
    expect(found.length).toBeGreaterThan(0);
    for (const { values } of found) expect(values.some(Number.isFinite)).toBe(true);
  });

  test('the variables offer the services, the provider and the model', async () => {
    expect(await labelValues(prometheus.url, 'job', 'spancost_client_cost_USD_total')).toEqual(['backoffice', 'shop']);
    expect(await labelValues(prometheus.url, 'gen_ai_provider_name', 'spancost_client_cost_USD_total')).toHaveLength(1);
    expect(await labelValues(prometheus.url, 'gen_ai_response_model', 'spancost_client_cost_USD_total')).toHaveLength(1);
  });

  test('half of the calls end in an error: the rate is 0.5, of one type', async () => {
    const asked = panelQueries(board).find(({ panel }) => panel === 'Error rate, by type A');
    const found = asked === undefined ? [] : await runPanelQuery(prometheus.url, asked);
    expect(found.map(({ labels }) => labels['error_type'])).toEqual(['timeout']);
    expect(found[0]?.values.at(-1)).toBeCloseTo(0.5, 6);
  });
});
