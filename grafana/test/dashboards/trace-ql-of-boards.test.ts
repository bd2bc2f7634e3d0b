import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { traceqlBinary } from '../../traceql/traceql-binary.ts';
import { atFirst, linksOf, panelsOf, readBoards } from '../support/panel-queries.ts';

/** TraceQL of the tables, and of the links to Explore, which carry theirs in the address. */
const queries = [...readBoards()].flatMap(([file, board]) => [
  ...panelsOf(board).flatMap(({ title, targets = [] }) =>
    targets.flatMap(({ query }) => (query === undefined ? [] : [[`${file}: ${title}`, filledIn(query)] as const])),
  ),
  ...linksOf(board).flatMap(({ title, url = '' }) =>
    url.startsWith('/explore?') ? [[`${file}: ${title}`, filledIn(queryOfExplore(url))] as const] : [],
  ),
]);

const isBuilt = existsSync(traceqlBinary());
if (!isBuilt && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
  throw new Error("Tempo's parser is not there, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: npm run build:traceql");

describe.skipIf(!isBuilt)(`TraceQL, by Tempo's own parser${isBuilt ? '' : ' (not built: npm run build:traceql)'}`, () => {
  test('there are queries in tables and in links', () => {
    expect(queries.length).toBeGreaterThan(12);
  });

  test('every query of a table or a link is one', () => {
    const answers = ask(queries.map(([, query]) => query));
    expect(queries.flatMap(([where, query], index) => (answers[index] === '' ? [] : [`${where}: ${answers[index]} in ${query}`]))).toEqual(
      [],
    );
  });

  test.each(['{ span.user.id = }', '{ span.a > 1 } | select()', '{ span.a = "b" } | order by span.a'])('%s is none', (query) => {
    expect(ask([query])[0]).toContain('parse error');
  });
});

function ask(asked: readonly string[]): readonly string[] {
  return JSON.parse(execFileSync(traceqlBinary(), { input: JSON.stringify(asked), encoding: 'utf8' })) as readonly string[];
}

/** With the values that Grafana fills in: of the board's variables, and of what is clicked. */
function filledIn(query: string): string {
  return atFirst(query.replaceAll('> ${__value.raw}', '> 0.05').replaceAll(/\$\{__[\w.]+\}/g, 'clicked'));
}

function queryOfExplore(url: string): string {
  const panes = new URL(url, 'http://grafana').searchParams.get('panes') ?? '';
  const { spans } = JSON.parse(panes) as { readonly spans: { readonly queries: readonly [{ readonly query: string }] } };
  return spans.queries[0].query;
}
