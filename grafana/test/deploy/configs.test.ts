import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLLECTOR_METRICS, TEMPO_UID } from '@spancost/conventions';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { PROMETHEUS_UID } from '../../src/dashboards/data-sources.ts';
import { ruleGroups } from '../../src/rules/groups.ts';
import { describeWithServices } from '../services.ts';
import { alertmanagerConfig } from '../support/alertmanager.ts';
import { GRAFANA, REPOSITORY } from '../support/paths.ts';
import { prometheusConfig } from '../support/prometheus.ts';

describeWithServices('the configuration of deploy/', ['promtool', 'amtool'], ({ promtool, amtool }) => {
  test('is accepted by promtool check config, rules and token file included', () => {
    const checked = execFileSync(promtool, [
      'check',
      'config',
      temporary('prometheus.yml', prometheusConfig({ target: 'collector:4318' })),
    ]);
    for (const { rules } of ruleGroups) expect(checked.toString()).toContain(`${rules.length} rules found`);
  });

  test('is accepted by amtool check-config, mail templates included', () => {
    const checked = execFileSync(amtool, ['check-config', temporary('alertmanager.yml', alertmanagerConfig('mailpit:1025'))]);
    expect(checked.toString()).toContain('1 templates');
  });

  test.each([
    [['alertname=SpancostBudgetWarning', 'category=budget', 'budget=team'], 'budgets email ai-budget-owners@example.com'],
    [['alertname=SpancostBudgetWarning', 'category=budget', 'budget=another'], 'budgets email ai-operators@example.com'],
    [['alertname=SpancostPricesStale', 'category=prices'], 'digest email ai-operators@example.com'],
    [['alertname=SpancostWatchdog', 'category=watchdog'], 'nobody'],
    [['alertname=SpancostTelemetryAbsent', 'category=health'], 'operators email ai-operators@example.com'],
  ])('routes %j to %s', (labels, receiver) => {
    const config = temporary('alertmanager.yml', alertmanagerConfig('mailpit:1025'));
    expect(
      execFileSync(amtool, ['config', 'routes', 'test', `--config.file=${config}`, ...labels])
        .toString()
        .trim(),
    ).toBe(receiver);
  });
});

test('every alert and category that the configuration of Alertmanager names exists', () => {
  const text = deployed('deploy/alertmanager/alertmanager.yml');
  const alerts = ruleGroups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule] : [])));
  const named = [...text.matchAll(/Spancost[A-Z]\w+/g)].map(([name]) => name);
  expect(named.filter((name) => !alerts.some(({ alert }) => alert === name))).toEqual([]);
  expect(new Set(named).size).toBe(6);
  const categories = [...text.matchAll(/category=~?\\"([\w|]+)/g)].flatMap(([, found = '']) => found.split('|'));
  expect(new Set(categories)).toEqual(new Set(alerts.map(({ labels }) => labels.category)));
});

test('Alertmanager of docker-compose.yml remembers what it has told for as long as its configuration asks for', () => {
  const [, asked] = /--data\.retention=(\w+)/.exec(deployed('deploy/alertmanager/alertmanager.yml')) ?? [];
  expect(asked).toBe('8808h');
  const { services } = parse(deployed('docker-compose.yml'), { merge: true }) as { services: Record<string, { command?: string[] }> };
  expect(services['alertmanager']?.command).toContain(`--data.retention=${asked}`);
});

test('the data sources have the uids that the dashboards choose first, and ask for metrics that the collector has', () => {
  const text = readFileSync(join(GRAFANA, 'provisioning/datasources/spancost.yaml'), 'utf8');
  const { datasources } = parse(text) as { datasources: { uid: string; type: string }[] };
  expect(datasources.find(({ type }) => type === 'prometheus')?.uid).toBe(PROMETHEUS_UID);
  expect(datasources.find(({ type }) => type === 'tempo')?.uid).toBe(TEMPO_UID);
  const known = Object.values(COLLECTOR_METRICS).map(({ name }) => name);
  for (const [name] of text.matchAll(/spancost_[a-z_]+/g)) expect(known).toContain(name);
});

test('the OpenTelemetry Collector keeps what it accepts on disk, has no batch processor, and sends all three signals', () => {
  const { exporters, service } = parse(deployed('collector/otelcol/config.yaml')) as {
    exporters: Record<string, { sending_queue: { storage: string }; retry_on_failure: { max_elapsed_time: number } }>;
    service: { extensions: string[]; pipelines: Record<string, { processors: string[]; exporters: string[] }> };
  };
  const exporter = exporters['otlp_http/spancost'];
  expect(service.extensions).toContain(exporter?.sending_queue.storage);
  expect(exporter?.retry_on_failure.max_elapsed_time).toBe(0);
  expect(Object.keys(service.pipelines)).toEqual(['traces', 'logs', 'metrics']);
  for (const pipeline of Object.values(service.pipelines))
    expect(pipeline).toMatchObject({ processors: ['memory_limiter'], exporters: ['otlp_http/spancost'] });
});

function deployed(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8');
}

function temporary(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'spancost-config-')), name);
  writeFileSync(file, text);
  return file;
}
