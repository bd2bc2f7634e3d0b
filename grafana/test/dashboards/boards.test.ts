import { APPLICATION_METRICS, COLLECTOR_METRICS, GEN_AI_METRICS, PROCESS_METRICS } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { BOARDS } from '../../src/dashboards/boards.ts';
import { otlpName } from '../../src/otlp-names.ts';
import { linksOf, panelsOf, readBoards, type PanelJson } from '../support/panel-queries.ts';

const boards = readBoards();
const uids = Object.values(BOARDS).map(({ uid }) => uid);

test('there are six boards, each with an address, a title and a purpose of its own', () => {
  expect([...boards.keys()].toSorted()).toEqual(
    Object.values(BOARDS)
      .map(({ file }) => `${file}.json`)
      .toSorted(),
  );
  for (const key of ['uid', 'title', 'description'] as const) {
    const values = [...boards.values()].map((board) => board[key]);
    expect(new Set(values).size).toBe(6);
  }
});

describe.each([...boards])('%s', (_, board) => {
  const panels = panelsOf(board);

  test('says for whom it is, is tagged, read-only, and refreshed every half a minute', () => {
    expect(board.description).toMatch(/^For /);
    expect(board.tags).toEqual(['spancost']);
    expect(board.editable).toBe(false);
    expect(board.refresh).toBe('30s');
  });

  test('panel ids are unique, titles within it too, and refIds within a panel', () => {
    const ids = board.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = panels.map(({ title }) => title);
    expect(titles.toSorted()).toEqual([...new Set(titles)].toSorted());
    for (const { targets = [] } of panels) {
      expect(targets.length).toBeGreaterThan(0);
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
  });

  test('no panel crosses the 24th column and no two overlap', () => {
    expect(board.panels.filter(({ gridPos }) => gridPos.x + gridPos.w > 24)).toEqual([]);
    const taken = board.panels.flatMap(({ gridPos }) => [...cells(gridPos)]);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test.each(panels.map((panel) => [panel.title, panel] as const))(
    '%s says what it shows, in which unit, and what stands there without data',
    (title, panel) => {
      expect(title).not.toBe('');
      expect(panel.description?.length).toBeGreaterThan(30);
      expect(panel.fieldConfig?.defaults.unit).toBeTruthy();
      expect(panel.fieldConfig?.defaults.noValue).toBeTruthy();
    },
  );

  test('every panel and query takes its data source from a variable', () => {
    for (const { datasource, targets = [] } of panels)
      for (const source of [datasource, ...targets.map((target) => target.datasource)])
        expect(source?.uid).toBe(source?.type === 'tempo' ? '${tempo}' : '${prometheus}');
  });

  test('every variable that is used exists, and each that exists is used', () => {
    const known = board.templating.list.map(({ name }) => name);
    const text = JSON.stringify([board.panels, board.links, board.annotations]);
    const used = new Set([...text.matchAll(/\$(?:\{(\w+)(?::\w+)?\}|(\w+))/g)].map(([, braced, bare]) => braced ?? bare ?? ''));
    expect([...used].filter((name) => !name.startsWith('__') && !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !used.has(name))).toEqual([]);
  });

  test('every metric is declared in the conventions', () => {
    const application = Object.values({ ...APPLICATION_METRICS, ...GEN_AI_METRICS });
    const known = new Set([
      ...[...Object.values(COLLECTOR_METRICS), ...PROCESS_METRICS].map(({ name }) => name),
      ...application.flatMap((metric) => [otlpName(metric, 'counter'), otlpName(metric, 'histogram')]),
    ]);
    const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr = '' }) => expr)).join('\n');
    const used = [...expressions.matchAll(/\b(?:spancost|gen_ai_client|process)_\w+/g)].map(([name]) =>
      name.replace(/_(bucket|count|sum)$/, ''),
    );
    // Labels of the application's metrics begin as metrics do.
    const labels = new Set(application.flatMap(({ attributes }) => attributes.map((key) => key.replaceAll('.', '_'))));
    expect(used.filter((name) => !known.has(name) && !labels.has(name))).toEqual([]);
  });

  test('every link leads to a board that exists, to Explore, or to an address of the collector, with variables that exist there', () => {
    for (const { title, url = '' } of linksOf(board)) {
      expect(title).not.toBe('');
      if (url.startsWith('/explore?')) continue;
      if (url.startsWith('${collector:raw}/api/v1/usage?')) continue;
      const [, uid = '', parameters = ''] = /^\/d\/([\w-]+)(?:\?(.*))?$/.exec(url) ?? [];
      expect(uids, `${title}: ${url}`).toContain(uid);
      const target = [...boards.values()].find((each) => each.uid === uid);
      const there = target?.templating.list.map(({ name }) => name) ?? [];
      for (const [, name = ''] of parameters.matchAll(/var-(\w+)=/g)) expect(there).toContain(name);
    }
  });
});

test('each board of the collector leads to the four others, with the time range and the variables', () => {
  const ofCollector = [...boards.values()].filter(({ uid }) => uid !== BOARDS.application.uid);
  for (const board of ofCollector) {
    const links = board.links.filter(({ url = '' }) => url.startsWith('/d/'));
    expect(links.map(({ url = '' }) => url).toSorted()).toEqual(
      ofCollector
        .filter((other) => other !== board)
        .map(({ uid }) => `/d/${uid}`)
        .toSorted(),
    );
    for (const link of links) expect([link.keepTime, link.includeVars]).toEqual([true, true]);
  }
});

function* cells({ x, y, w, h }: PanelJson['gridPos']): Generator<string> {
  for (let column = x; column < x + w; column++) for (let row = y; row < y + h; row++) yield `${column}/${row}`;
}
