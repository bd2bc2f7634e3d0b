import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLLECTOR_METRICS } from '@spancost/conventions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruleGroups } from '../../src/rules/groups.ts';
import { LOST, QUEUE_CAPACITY, QUEUE_SIZE } from '../../src/rules/health/otelcol-series.ts';
import { describeWithServices } from '../services.ts';
import { freePort } from '../../../test/free-ports.ts';
import { startServer, type RunningServer } from '../support/start-server.ts';

const rules = ruleGroups.flatMap((group) => group.rules);

/** Labels by the names of the series that rules may read: those of the conventions, those that rules record, and others' own. */
const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.values(COLLECTOR_METRICS).flatMap(({ name, type, labels }) =>
    type === 'histogram' ? [[`${name}_bucket`, [...labels, 'le']] as const] : [[name, labels] as const],
  ),
  ...rules.flatMap((rule) => ('record' in rule ? [[rule.record, labelsOfRecorded(rule.record)] as const] : [])),
  ['ALERTS', ['alertname', 'alertstate']],
  ...[...LOST, QUEUE_SIZE, QUEUE_CAPACITY].map((name) => [name, ['exporter', 'data_type']] as const),
]);
const ALL_LABELS = new Set([...KNOWN.values()].flat());

// Prometheus itself takes expressions apart; version 2 does not tell how.
describeWithServices(
  'the expressions of the rules',
  ['prometheus'],
  ({ prometheus: binary }) => {
    let prometheus: RunningServer;

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'spancost-parse-'));
      writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
      const address = `127.0.0.1:${await freePort()}`;
      const args = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=${address}`];
      prometheus = await startServer(binary, args, `http://${address}`, '/-/ready');
    });

    afterAll(() => prometheus?.stop());

    test.each(rules.map((rule) => ['alert' in rule ? rule.alert : rule.record, rule.expr] as const))(
      '%s reads series and labels that there are',
      async (_, expr) => {
        const response = await fetch(`${prometheus.url}/api/v1/parse_query?${new URLSearchParams({ query: expr }).toString()}`);
        expect(response.status).toBe(200);
        const { data } = (await response.json()) as { data: unknown };
        for (const node of nodesOf(data)) {
          if (node.matchers !== undefined) {
            expect([...KNOWN.keys()]).toContain(node.name);
            const labels = [...(KNOWN.get(node.name ?? '') ?? []), '__name__'];
            for (const { name } of node.matchers) expect(labels).toContain(name);
          }
          for (const label of [...(node.grouping ?? []), ...(node.matching?.labels ?? []), ...(node.matching?.include ?? [])])
            expect(ALL_LABELS).toContain(label);
        }
      },
    );
  },
  'sid',
);

/** A part of an expression, as Prometheus 3 tells it. */
interface Node {
  readonly name?: string;
  readonly matchers?: readonly { readonly name: string }[];
  readonly grouping?: readonly string[];
  readonly matching?: { readonly labels: readonly string[]; readonly include: readonly string[] } | null;
}

function nodesOf(value: unknown): readonly Node[] {
  if (value === null || typeof value !== 'object') return [];
  const own = Array.isArray(value) ? [] : [value as Node];
  return [...own, ...Object.values(value).flatMap(nodesOf)];
}

function labelsOfRecorded(record: string): readonly string[] {
  const metric = Object.values(COLLECTOR_METRICS).find(({ name }) => record === `budget:${name}:last`);
  return metric === undefined ? ['budget', 'target', 'period', 'period_start', 'day'] : metric.labels;
}
