import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLLECTOR_METRICS, PROCESS_METRICS, type CollectorMetric } from '@spancost/conventions';
import { PLAIN_BUDGET } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { describeWithServices } from '../../../../grafana/test/services.ts';
import { metricsPage } from '../../../scripts/generate/metrics-page.ts';
import { expositionFormat } from '../../../src/metrics/exposition/exposition-format.ts';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const OPEN = { accept: 'application/openmetrics-text;version=1.0.0' };
const DECLARED: readonly CollectorMetric[] = [...Object.values(COLLECTOR_METRICS), ...PROCESS_METRICS];

/** A collector that has something to show in each family. */
async function busyCollector(): Promise<RunningCollector> {
  const budgets = [{ ...PLAIN_BUDGET, name: 'team', amountUsd: '250', period: 'monthly', timeZone: 'UTC' }] as const;
  const collector = await runCollector({ budgets });
  const call = (attributes: Record<string, string | number>): object => span({ attributes: { ...GPT5, ...attributes } });
  await collector.send(
    'traces',
    traces([
      call({ 'user.id': 'ann "q" \\ \n', 'spancost.tenant': 'acme', 'spancost.feature': 'chat' }),
      call({ 'gen_ai.response.model': 'nobody-1' }),
      call({ 'gen_ai.usage.input_tokens': -1 }),
      call({ 'spancost.cost.exact': '1' }),
    ]),
  );
  const [latest] = await collector.calls('?tenant=acme');
  for (const cost of ['1', '0.5'])
    await collector.post(`/api/v1/usage/${latest!.call_id}/corrections`, JSON.stringify({ cost_usd: cost, reason: 'r' }), {
      'content-type': 'application/json',
    });
  return collector;
}

/** Types by family, and the label names of each family's series, without `le`. */
function familiesOf(text: string): ReadonlyMap<string, { readonly type: string; readonly labels: Set<string> }> {
  const families = new Map<string, { readonly type: string; readonly labels: Set<string> }>();
  for (const [, name = '', type = ''] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm)) families.set(name, { type, labels: new Set() });
  for (const line of text.split('\n')) {
    const [, sample = '', labels = ''] = /^([a-z_0-9]+)(?:\{((?:[^"{}]|"(?:[^"\\]|\\.)*")*)\})? /.exec(line) ?? [];
    const family = families.get(sample) ?? families.get(sample.replace(/_(total|bucket|sum|count)$/, ''));
    for (const [, label = ''] of labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) if (label !== 'le') family?.labels.add(label);
  }
  return families;
}

describe('every family of /metrics', () => {
  it.each([
    ['text', {}, (name: string) => name],
    ['OpenMetrics', OPEN, (name: string) => name.replace(/_total$/, '')],
  ] as const)(
    'is declared with its type and labels in the conventions, and every declared one is shown, in %s',
    async (_, headers, nameOf) => {
      const collector = await busyCollector();
      const shown = familiesOf(await (await collector.get('/metrics', headers)).text());
      expect([...shown.keys()].toSorted()).toEqual(DECLARED.map(({ name, type }) => (type === 'counter' ? nameOf(name) : name)).toSorted());
      for (const { name, type, labels } of DECLARED) {
        const family = shown.get(type === 'counter' ? nameOf(name) : name);
        expect(family?.type, `type of ${name}`).toBe(type);
        expect([...labels], `labels of ${name}`).toEqual(expect.arrayContaining([...(family?.labels ?? [])]));
      }
    },
  );

  it('keeps its name when both forms are asked for in turn', async () => {
    const collector = await busyCollector();
    const names = async (headers: Record<string, string>): Promise<readonly string[]> =>
      (await (await collector.get('/metrics', headers)).text()).split('\n').filter((line) => line.startsWith('spancost_calls'));
    const text = await names({});
    expect(text.every((line) => line.startsWith('spancost_calls_total{'))).toBe(true);
    expect(await names(OPEN)).toEqual(text);
    expect(await names({})).toEqual(text);
  });

  it('is in docs/metrics.md, which is made from the declarations', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/metrics.md'), 'utf8');
    expect(page).toBe(metricsPage());
    for (const { name, help } of DECLARED)
      expect(page.includes(`\`${name}\``) && page.includes(help), `${name} in docs/metrics.md`).toBe(true);
  });
});

describe('the form of /metrics', () => {
  it.each([
    [
      'Prometheus 2.42',
      'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
      'open',
    ],
    [
      'Prometheus 3',
      'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
      'open',
    ],
    [
      'Prometheus that likes protobuf best',
      'application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,application/openmetrics-text;version=1.0.0;q=0.6,text/plain;q=0.3',
      'open',
    ],
    ['a browser', 'text/html,application/xhtml+xml,*/*;q=0.8', 'text'],
    ['curl', '*/*', 'text'],
    ['who likes text better', 'application/openmetrics-text;q=0.3, text/plain;q=0.9', 'text'],
    ['who refuses OpenMetrics', 'application/openmetrics-text;q=0', 'text'],
    ['who says nothing', undefined, 'text'],
    ['who says what cannot be read', ';;;,,q=,text/', 'text'],
    ['who says a lot', 'a/b,'.repeat(5000), 'text'],
  ] as const)('for %s is %#', (_, accept, form) => {
    expect(expositionFormat({ headers: accept === undefined ? {} : { accept } })).toBe(form);
  });

  it('is named in the answer, with an end and exemplars in OpenMetrics only', async () => {
    const collector = await busyCollector();
    const [text, open] = [await collector.get('/metrics'), await collector.get('/metrics', OPEN)];
    expect(text.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(open.headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(open.headers.get('vary')).toBe('accept');
    const [plain, exemplars] = [await text.text(), await open.text()];
    expect(plain).not.toContain('# {');
    expect(plain).not.toContain('# EOF');
    expect(exemplars).toMatch(
      /^spancost_operation_cost_usd_bucket\{.*\} 1 # \{trace_id="[\da-f]{32}",span_id="[\da-f]{16}"\} 0\.00325 \d/m,
    );
    expect(exemplars.endsWith('\n# EOF\n')).toBe(true);
  });
});

describeWithServices('promtool', ['promtool'], ({ promtool }) => {
  it('finds nothing to say about /metrics', async () => {
    const collector = await busyCollector();
    const text = await (await collector.get('/metrics')).text();
    const { status, stderr, stdout } = spawnSync(promtool, ['check', 'metrics'], { input: text, encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toBe('');
    expect(status).toBe(0);
  });
});
