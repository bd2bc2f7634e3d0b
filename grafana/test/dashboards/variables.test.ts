import { COLLECTOR_METRICS } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { readBoards } from '../support/panel-queries.ts';

/** Grafana's code for: asked again when the time range changes. */
const ON_TIME_RANGE_CHANGED = 2;

describe.each([...readBoards()])('%s', (file, { templating: { list } }) => {
  test('lets Prometheus be chosen first, then Tempo where it is asked', () => {
    expect(list.filter(({ type }) => type === 'datasource').map(({ name }) => name)).toEqual(
      file === 'application.json' ? ['prometheus'] : ['prometheus', 'tempo'],
    );
  });

  test('asks for values again when the time range changes, of metrics and labels that there are', () => {
    for (const { name, type, refresh, query } of list) {
      if (type !== 'query') continue;
      expect(refresh, `when ${name} is asked again`).toBe(ON_TIME_RANGE_CHANGED);
      const text = typeof query === 'string' ? query : query.query;
      const [, metric = '', label = ''] = /^label_values\((\w+)(?:\{[^}]*\})?, (\w+)\)$/.exec(text) ?? [];
      if (file === 'application.json') expect(metric).toBe('spancost_client_cost_USD_total');
      else expect(Object.values(COLLECTOR_METRICS).find((each) => each.name === metric)?.labels).toContain(label);
    }
  });
});
