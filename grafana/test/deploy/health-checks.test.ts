import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { describeWithEachRelease } from '../services.ts';
import { startAlertmanager } from '../support/alertmanager.ts';
import { REPOSITORY } from '../support/paths.ts';
import { startPrometheus } from '../support/prometheus.ts';

// What alerts become on these servers is told in test/budget-mails.
describeWithEachRelease(
  'Prometheus and Alertmanager with the configuration of deploy/',
  ['prometheus', 'promtool', 'alertmanager', 'amtool'],
  (binaries) => {
    test('are found ready by the health checks of docker-compose.yml', async () => {
      const alertmanager = await startAlertmanager(binaries.alertmanager, '127.0.0.1:25');
      const prometheus = await startPrometheus({
        binary: binaries.prometheus,
        target: '127.0.0.1:9',
        alertmanager: new URL(alertmanager.url).host,
      });
      try {
        for (const [name, url] of Object.entries({ prometheus: prometheus.url, alertmanager: alertmanager.url })) {
          const [, tool, ...args] = healthCheck(name);
          const binary = tool === 'amtool' ? binaries.amtool : binaries.promtool;
          expect(
            execFileSync(
              binary,
              args.map((arg) => arg.replace(/http:\/\/localhost:\d+/, url)),
            ).toString(),
          ).not.toBe('');
        }
      } finally {
        await prometheus.stop();
        await alertmanager.stop();
      }
    });
  },
);

function healthCheck(name: string): readonly string[] {
  const compose = parse(readFileSync(join(REPOSITORY, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: Record<string, { healthcheck: { test: string[] } }>;
  };
  return compose.services[name]?.healthcheck.test ?? [];
}
