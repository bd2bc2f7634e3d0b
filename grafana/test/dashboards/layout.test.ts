import { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { expect, test } from 'vitest';
import { addSections } from '../../src/dashboards/layout.ts';
import { PanelTooWideError } from '../../src/errors.ts';

function placed(width: number, height: number): { panel: Stat; width: number; height: number } {
  return { panel: new Stat().title(`${width} by ${height}`), width, height };
}

test('panels flow from left to right, and a panel that does not fit begins a line under the highest one', () => {
  const dashboard = new DashboardBuilder('test');
  addSections(dashboard, [
    { title: 'first', panels: [placed(10, 4), placed(10, 6), placed(12, 3)] },
    { title: 'second', panels: [placed(24, 2)] },
  ]);
  expect(dashboard.build().panels?.map(({ id, gridPos }) => [id, gridPos?.x, gridPos?.y])).toEqual([
    [1, 0, 0],
    [2, 0, 1],
    [3, 10, 1],
    [4, 0, 7],
    [5, 0, 10],
    [6, 0, 11],
  ]);
});

test('25 columns are refused', () => {
  expect(() => addSections(new DashboardBuilder('test'), [{ title: 'first', panels: [placed(25, 1)] }])).toThrow(PanelTooWideError);
});
