import type { ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { grafanaSchema } from '../support/grafana-schema.ts';
import { panelsOf, readBoards } from '../support/panel-queries.ts';

/** The types of what is in a dashboard, by the kind of panel or data source. */
const OPTIONS = { stat: 'stat', bargauge: 'bargauge', timeseries: 'timeseries', table: 'table' } as const;
const FIELDS = { timeseries: 'timeseries' } as const;
const QUERIES = { prometheus: 'prometheus', tempo: 'tempo' } as const;

describe('the dashboards, by the schema that Grafana was generated from', () => {
  let dashboard: ValidateFunction;
  const options = new Map<string, ValidateFunction>();
  const fields = new Map<string, ValidateFunction>();
  const queries = new Map<string, ValidateFunction>();

  beforeAll(() => {
    dashboard = grafanaSchema({ folder: 'dashboard', name: 'Dashboard' });
    for (const [type, folder] of Object.entries(OPTIONS)) options.set(type, grafanaSchema({ folder, name: 'Options' }));
    for (const [type, folder] of Object.entries(FIELDS)) fields.set(type, grafanaSchema({ folder, name: 'FieldConfig' }));
    for (const [type, folder] of Object.entries(QUERIES)) queries.set(type, grafanaSchema({ folder, name: 'Dataquery' }));
    // TypeScript reads its libraries for each of them.
  }, 240_000);

  test.each([...readBoards()])('%s is a dashboard', (_, board) => {
    expect(problems(dashboard, board)).toEqual([]);
  });

  test.each([...readBoards()])('the options and queries of the panels of %s are ones that their kinds have', (_, board) => {
    for (const { type, title, options: own, fieldConfig, targets = [] } of panelsOf(board)) {
      expect([...options.keys()]).toContain(type);
      expect(problems(options.get(type), own), `options of ${title}`).toEqual([]);
      const custom = fields.get(type);
      if (custom !== undefined) expect(problems(custom, fieldConfig?.defaults.custom), `fields of ${title}`).toEqual([]);
      for (const target of targets) expect(problems(queries.get(target.datasource.type), target), `${title} ${target.refId}`).toEqual([]);
    }
  });

  test.each([
    ['a member that there is not', { title: 'x', colour: 'red' }],
    ['a title that is a number', { title: 1 }],
    ['a panel without a type', { panels: [{ title: 'x', id: 1 }] }],
  ])('%s is found out', (_, wrong) => {
    const [first] = readBoards().values();
    expect(problems(dashboard, { ...first, ...wrong })).not.toEqual([]);
  });
});

function problems(validate: ValidateFunction | undefined, value: unknown): readonly string[] {
  if (validate === undefined) return ['nothing knows this kind'];
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
