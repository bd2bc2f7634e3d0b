import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithServices } from '../grafana/test/services.ts';
import { panelQueries, readOverview, runPanelQuery } from '../grafana/test/support/panel-queries.ts';
import { query } from '../grafana/test/support/prometheus-api.ts';
import { startPrometheus } from '../grafana/test/support/prometheus.ts';

const MAIN = join(import.meta.dirname, '../packages/cli/src/main.ts');

describeWithServices('the Overview dashboard on a real Prometheus that scrapes the demo', ['prometheus'], ({ prometheus }) => {
  it('shows data in every panel, and the month to the cent that the demo reconciled', async () => {
    const demo = spawn(process.execPath, ['--conditions=@spancost/source', MAIN, 'demo', '--keep', '--json', '--calls', '120'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let told = '';
    demo.stdout.on('data', (data) => (output += String(data)));
    demo.stderr.on('data', (data) => (told += String(data)));
    try {
      while (!told.includes('The collector runs at')) {
        if (demo.exitCode !== null) throw new Error(`the demo ended with ${demo.exitCode}: ${told}`);
        await sleep(100);
      }
      const [, target = ''] = /The collector runs at http:\/\/(\S+)/.exec(told) ?? [];
      const server = await startPrometheus({ binary: prometheus, target });
      try {
        await sleep(8000); // rates need several scrapes
        const empty: string[] = [];
        for (const panelQuery of panelQueries(readOverview())) {
          const series = await runPanelQuery(server.url, panelQuery);
          if (series.length === 0) empty.push(`${panelQuery.panel}: ${panelQuery.expression}`);
        }
        expect(empty).toEqual([]);

        const { cost_usd: cost } = JSON.parse(output) as { cost_usd: { ledger: string } };
        const [spend] = await query(server.url, 'spancost_spend_usd{period="this_month"}');
        expect(spend?.values).toEqual([Number(cost.ledger)]);
      } finally {
        await server.stop();
      }
    } finally {
      demo.kill('SIGINT');
    }
  }, 120_000);
});
