import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { prometheusConfig } from '../../../src/up/prometheus/prometheus-config.ts';

const PLAIN = {
  collectorUrl: 'http://127.0.0.1:4318',
  url: 'http://127.0.0.1:9090',
  alertmanagerUrl: 'http://127.0.0.1:9093',
  rules: '/rules',
  scrapeIntervalMs: 15_000,
};

it('is three jobs every 15 seconds, with the rules and Alertmanager', () => {
  expect(parse(prometheusConfig(PLAIN))).toEqual({
    global: { scrape_interval: '15s', evaluation_interval: '15s' },
    rule_files: ['/rules/*.yaml'],
    alerting: { alertmanagers: [{ scheme: 'http', static_configs: [{ targets: ['127.0.0.1:9093'] }] }] },
    scrape_configs: [
      {
        job_name: 'spancost',
        static_configs: [{ targets: ['127.0.0.1:4318'] }],
        relabel_configs: [{ target_label: 'instance', replacement: 'spancost' }],
      },
      { job_name: 'alertmanager', scheme: 'http', static_configs: [{ targets: ['127.0.0.1:9093'] }] },
      { job_name: 'prometheus', static_configs: [{ targets: ['127.0.0.1:9090'] }] },
    ],
  });
});

it.each([
  ['http://0.0.0.0:4318', '127.0.0.1:4318'],
  ['http://[::]:4318', '[::1]:4318'],
  ['http://10.0.0.7:80', '10.0.0.7:80'],
])('scrapes a collector that listens on %s at %s', (collectorUrl, target) => {
  const { scrape_configs: jobs } = parse(prometheusConfig({ ...PLAIN, collectorUrl })) as { scrape_configs: { static_configs: unknown }[] };
  expect(jobs[0]?.static_configs).toEqual([{ targets: [target] }]);
});

it('shows a token, speaks TLS, and finds an Alertmanager under a path', () => {
  const text = prometheusConfig({
    ...PLAIN,
    collectorUrl: 'https://127.0.0.1:4318',
    tokenFile: '/t',
    alertmanagerUrl: 'https://alerts.example.com/am',
  });
  expect(parse(text)).toMatchObject({
    alerting: { alertmanagers: [{ scheme: 'https', path_prefix: '/am', static_configs: [{ targets: ['alerts.example.com:443'] }] }] },
    scrape_configs: [
      { scheme: 'https', authorization: { type: 'Bearer', credentials_file: '/t' } },
      { scheme: 'https', metrics_path: '/am/metrics' },
      {},
    ],
  });
});
