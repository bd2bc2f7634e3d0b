import { expect, test } from 'vitest';
import { linksOf, panelsOf, readBoards } from '../support/panel-queries.ts';

const boards = readBoards();

test('a click on a feature opens its spans in the Tempo that is chosen, in the time range of the board', () => {
  const byFeature = panelsOf(board('overview.json')).find(({ title }) => title === 'Spend per hour, by feature');
  const url = byFeature?.fieldConfig?.defaults.links?.[0]?.url ?? '';
  const { spans } = JSON.parse(new URL(url, 'http://grafana').searchParams.get('panes') ?? '') as {
    readonly spans: { readonly datasource: string; readonly range: unknown; readonly queries: readonly [{ readonly query: string }] };
  };
  expect(spans.datasource).toBe('${tempo}');
  expect(spans.range).toEqual({ from: '${__from}', to: '${__to}' });
  expect(spans.queries[0].query).toBe(
    '{ span.spancost.cost.usd > 0 && span.spancost.feature = "${__field.labels.feature}" } | select(span.spancost.cost.usd, span.user.id, span.spancost.feature)',
  );
});

test('a click on a user leads to its spans, and to its calls in the ledger, whose ids lead to /api/v1/usage/{id}', () => {
  const links = linksOf(board('attribution.json')).filter(({ title }) => title.includes('this user'));
  expect(links.map(({ title }) => title)).toEqual(['Spans of this user in Tempo', 'Calls of this user in the ledger']);
  expect(links[1]?.url).toBe('${collector:raw}/api/v1/usage?user=${__value.raw}&limit=100');
});

test('the most expensive requests are asked of Tempo by their cost', () => {
  const table = panelsOf(board('models.json')).find(({ title }) => title === 'Most expensive requests');
  expect(table?.datasource?.type).toBe('tempo');
  expect(table?.targets?.[0]?.query).toBe(
    '{ span.spancost.cost.usd > $min_cost && resource.service.name =~ "$service" } | select(span.spancost.cost.usd, span.gen_ai.response.model, span.spancost.feature, span.user.id, span.spancost.tenant, span.error.type)',
  );
});

function board(file: string): Parameters<typeof panelsOf>[0] {
  const found = boards.get(file);
  if (found === undefined) throw new Error(`there is no ${file}`);
  return found;
}

test.each(['attribution.json', 'models.json', 'reliability.json'])(
  'the table of spans of %s leads to the calls of the trace in the ledger',
  (file) => {
    const urls = linksOf(board(file)).map(({ url }) => url);
    expect(urls).toContain('${collector:raw}/api/v1/usage?trace_id=${__data.fields.traceIdHidden}&limit=100');
  },
);
