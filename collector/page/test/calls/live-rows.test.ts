import type { CallRow } from '@spancost/api';
import { expect, it } from 'vitest';
import { liveRows, NO_ROWS } from '../../src/calls/live-rows.ts';

const row = (id: string, cost = '1'): CallRow => ({ call_id: id, cost_usd: cost }) as CallRow;
const ids = (rows: readonly CallRow[]): string => rows.map(({ call_id: id }) => id).join('');
const shown = liveRows(NO_ROWS, [row('c'), row('b'), row('a')], true);

it('the first rows are not new, even while somebody reads', () => {
  expect([ids(shown.rows), shown.fresh.size]).toEqual(['cba', 0]);
});

it('new calls go on top', () => {
  const { rows, waiting, fresh } = liveRows(shown, [row('e'), row('d'), row('c')], false);
  expect([ids(rows), ids(waiting), [...fresh]]).toEqual(['edc', '', ['e', 'd']]);
});

it('while somebody reads they wait, and what is shown is brought up to date where it stands', () => {
  const { rows, waiting } = liveRows(shown, [row('d'), row('c', '2'), row('b')], true);
  expect([ids(rows), ids(waiting), rows[0]?.cost_usd]).toEqual(['cba', 'd', '2']);
});
