import { ATTR_SPANCOST_COST_USD, COLLECTOR_METRICS } from '@spancost/conventions';
import { expect, test } from 'vitest';
import { readOverview, type PanelJson } from '../support/panel-queries.ts';

const overview = readOverview();
const panels = overview.panels.filter(({ type }) => type !== 'row');

test('the Overview has a fixed uid and 22 panels under 6 rows', () => {
  expect(overview.uid).toBe('spancost-overview');
  expect(panels).toHaveLength(22);
  expect(overview.panels).toHaveLength(28);
});

test('panel ids are unique, and refIds are unique within a panel', () => {
  const ids = overview.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { targets = [] } of panels) {
    expect(targets.length).toBeGreaterThan(0);
    expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
  }
});

test('no panel crosses the 24th column and no two overlap', () => {
  expect(overview.panels.filter(({ gridPos }) => gridPos.x + gridPos.w > 24)).toEqual([]);
  const taken = overview.panels.flatMap(({ gridPos }) => [...cells(gridPos)]);
  expect(new Set(taken).size).toBe(taken.length);
});

test.each(panels.map((panel) => [panel.title, panel] as const))('%s says what it shows, in which unit', (title, panel) => {
  expect(title).not.toBe('');
  expect(panel.description?.length).toBeGreaterThan(30);
  expect(panel.fieldConfig?.defaults.unit).toBeTruthy();
});

test('every panel and query takes its data source from a variable', () => {
  for (const { datasource, targets = [] } of panels) {
    for (const source of [datasource, ...targets.map((target) => target.datasource)]) {
      expect(source?.uid).toBe(source?.type === 'tempo' ? '${tempo}' : '${prometheus}');
    }
  }
});

test('every variable that a query uses exists', () => {
  const known = overview.templating.list.map(({ name }) => name);
  const used = JSON.stringify(overview.panels).matchAll(/\$\{?(\w+)/g);
  for (const [, name = ''] of used) if (!name.startsWith('__')) expect(known).toContain(name);
});

test('every metric is one of the collector', () => {
  const known = Object.values(COLLECTOR_METRICS).map(({ name }) => name);
  const used = JSON.stringify(overview).matchAll(/spancost_[a-z_]+/g);
  for (const [name] of used) expect(known).toContain(name.replace(/_bucket$/, ''));
});

test('the most expensive requests are asked of Tempo by their cost', () => {
  const [table] = panels.filter(({ datasource }) => datasource?.type === 'tempo');
  expect(table?.title).toBe('Most expensive requests');
  expect(table?.targets?.[0]?.query).toBe(
    `{ span.${ATTR_SPANCOST_COST_USD} > $min_cost && resource.service.name =~ "$service" } | select(span.spancost.cost.usd, span.gen_ai.response.model, span.spancost.feature, span.user.id, span.spancost.tenant)`,
  );
});

test('a click on a feature opens its spans in Tempo', () => {
  const byFeature = panels.find(({ title }) => title === 'Spend per hour, by feature');
  const url = byFeature?.fieldConfig?.defaults.links?.[0]?.url ?? '';
  const panes = JSON.parse(new URL(url, 'http://grafana').searchParams.get('panes') ?? '') as { spans: { queries: [{ query: string }] } };
  expect(panes.spans.queries[0].query).toBe(
    '{ span.spancost.cost.usd > 0 && span.spancost.feature = "${__field.labels.feature}" } | select(span.spancost.cost.usd, span.user.id, span.spancost.feature)',
  );
});

function* cells({ x, y, w, h }: PanelJson['gridPos']): Generator<string> {
  for (let column = x; column < x + w; column++) for (let row = y; row < y + h; row++) yield `${column}/${row}`;
}
