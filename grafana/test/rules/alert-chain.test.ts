import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeWithServices } from '../services.ts';
import { startAlertmanager } from '../support/alertmanager.ts';
import { startExporter, type Exporter } from '../support/exporter.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';
import { REPOSITORY } from '../support/paths.ts';
import { startPrometheus } from '../support/prometheus.ts';
import type { RunningServer } from '../support/start-server.ts';

const BUDGET = { budget: 'team', period: 'daily' };

// The tests are one story and run in order.
describeWithServices(
  'from the budget gauges through Prometheus and Alertmanager to a mail',
  ['prometheus', 'promtool', 'alertmanager', 'amtool'],
  (binaries) => {
    let exporter: Exporter;
    let mail: MailSink;
    let alertmanager: RunningServer;
    let prometheus: RunningServer;

    beforeAll(async () => {
      exporter = await startExporter();
      exporter.onScrape(() => exporter.set('ledgerHeartbeat', {}, Date.now() / 1000));
      spend(7.9);
      mail = await startMailSink();
      alertmanager = await startAlertmanager(binaries.alertmanager, mail.address);
      prometheus = await startPrometheus({
        binary: binaries.prometheus,
        target: exporter.address,
        alertmanager: new URL(alertmanager.url).host,
      });
    });

    afterAll(async () => {
      await prometheus?.stop();
      await alertmanager?.stop();
      await mail?.close();
      await exporter?.close();
    });

    test('the health checks of docker-compose.yml find both servers ready', () => {
      const urls = { prometheus: prometheus.url, alertmanager: alertmanager.url };
      for (const [name, url] of Object.entries(urls)) {
        const [, tool, ...args] = healthCheck(name);
        const binary = tool === 'amtool' ? binaries.amtool : binaries.promtool;
        execFileSync(
          binary,
          args.map((arg) => arg.replace(/http:\/\/localhost:\d+/, url)),
        );
      }
    });

    test('79 % of the budget sends nothing', async () => {
      await sleep(4_000);
      expect(subjects()).toEqual([]);
    });

    test('85 % sends one mail to the owners that a person can read', async () => {
      spend(8.5);
      await mail.received(1);
      const [warning] = mail.mails;
      expect(warning?.subject).toBe('AI budget team is at 85%, $8.50 of $10.00 (daily)');
      expect(warning?.to?.map(({ address }) => address)).toEqual(['ai-budget-owners@example.com']);
      expect(warning?.text).toContain('$8.50 of the daily budget of $10.00 are spent, and 50% of the period have passed.');
      expect(warning?.text).toContain('Dashboard: http://localhost:3000/d/spancost-overview');
      expect(warning?.text).toContain('Silence it: http://localhost:9093');
      expect(warning?.html).toContain('<h2>AI budget team is at 85%, $8.50 of $10.00 (daily)</h2>');
      expect(warning?.html).toContain('<a href="http://localhost:3000/d/spancost-overview">Dashboard</a>');
      for (const part of [warning?.text, warning?.html]) expect(part).not.toMatch(/no value|<nil>|\{\{/);
    });

    test('105 % sends one more, about 100 % alone', async () => {
      spend(10.5);
      await mail.received(2);
      expect(mail.mails[1]?.subject).toBe('AI budget team is used up: 105%, $10.50 of $10.00 (daily)');
      expect(mail.mails[1]?.text).not.toContain('is at');
    });

    test('further spend in the same period sends nothing', async () => {
      spend(11);
      await sleep(4_000);
      expect(subjects()).toHaveLength(2);
    });

    test('a new period resolves the alerts and sends nothing', async () => {
      spend(0);
      for (let attempt = 0; (await activeAlerts()) > 0; attempt++) {
        expect(attempt).toBeLessThan(150);
        await sleep(100);
      }
      await sleep(3_000);
      expect(subjects()).toHaveLength(2);
    });

    test('a jump from 0 to 120 % in the new period sends one mail, not two', async () => {
      spend(12);
      await mail.received(3);
      for (let attempt = 0; (await activeAlerts()) < 2; attempt++) {
        expect(attempt).toBeLessThan(200);
        await sleep(100);
      }
      await sleep(3_000);
      expect(subjects().slice(2)).toEqual(['AI budget team is used up: 120%, $12.00 of $10.00 (daily)']);
    });

    /** Half of a period of 200 days has passed, so that the share of it does not change while the test runs. */
    function spend(usd: number): void {
      const now = Date.now() / 1000;
      exporter.set('budgetSpend', BUDGET, usd);
      exporter.set('budgetLimit', BUDGET, 10);
      exporter.set('budgetPeriodStart', BUDGET, now - 100 * 86_400);
      exporter.set('budgetPeriodEnd', BUDGET, now + 100 * 86_400);
    }

    function subjects(): (string | undefined)[] {
      return mail.mails.map(({ subject }) => subject);
    }

    function healthCheck(name: string): readonly string[] {
      const compose = parse(readFileSync(join(REPOSITORY, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
        services: Record<string, { healthcheck: { test: string[] } }>;
      };
      return compose.services[name]?.healthcheck.test ?? [];
    }

    async function activeAlerts(): Promise<number> {
      const response = await fetch(`${alertmanager.url}/api/v2/alerts`);
      return ((await response.json()) as unknown[]).length;
    }
  },
);
