import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, test } from 'vitest';
import { atFirst, panelsOf, readBoards } from '../support/panel-queries.ts';

/** Counters that are read as they stand: the sum over all time is meant, which the ledger keeps over restarts. */
const TOTALS_OF_ALL_TIME: Readonly<Record<string, readonly string[]>> = {
  'Ledger less Prometheus': ['spancost_cost_usd_total', 'spancost_correction_debit_usd_total', 'spancost_correction_credit_usd_total'],
  'Ledger less Prometheus, over time': [
    'spancost_cost_usd_total',
    'spancost_correction_debit_usd_total',
    'spancost_correction_credit_usd_total',
  ],
  'Calls without a price, by model and reason': ['spancost_unpriced_calls_total', 'spancost_unpriced_tokens_total'],
};

const queries = [...readBoards()].flatMap(([file, board]) => [
  ...panelsOf(board).flatMap(({ title, targets = [] }) =>
    targets.flatMap(({ expr, refId }) => (expr === undefined ? [] : [{ where: `${file}: ${title} ${refId}`, title, expr }])),
  ),
  ...(board.annotations.list ?? []).flatMap(({ name, expr }) =>
    expr === undefined ? [] : [{ where: `${file}: ${name}`, title: name, expr }],
  ),
]);

test('a query that is none is found out', () => {
  expect(errorsOf('sum(rate(a[5m])')).not.toEqual([]);
  expect(errorsOf('sum(rate(a[5m]))')).toEqual([]);
});

describe.each(queries.map((each) => [each.where, each] as const))('%s', (_, { title, expr }) => {
  test('is PromQL', () => {
    expect(errorsOf(atFirst(expr))).toEqual([]);
  });

  // What of the rules of grafana/dashboard-linter applies: one collector writes, so that there is neither job nor instance to choose.
  test('takes rates over the interval that fits the scrapes, and growth over a window that its title or the time range says', () => {
    for (const [, window] of expr.matchAll(/\brate\([^[]*\[([^\]]+)\]/g)) expect(window).toBe('$__rate_interval');
    for (const [, window] of expr.matchAll(/\bincrease\([^[]*\[([^\]]+)\]/g)) expect(['1h', '7d', '$__range']).toContain(window);
    if (expr.includes('[7d]')) expect(title).toContain('7 days');
  });

  test('looks at counters by their growth', () => {
    const raw = [...expr.matchAll(/(?<!(?:rate|increase)\()\b(spancost_\w+_total)\b/g)].map(([, name]) => name ?? '');
    expect(raw.filter((name) => !(TOTALS_OF_ALL_TIME[title] ?? []).includes(name))).toEqual([]);
  });
});

/** Where the grammar of Prometheus' own editor finds no sense. */
function errorsOf(expression: string): readonly string[] {
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      if (type.isError) errors.push(`${from}-${to} of ${expression}`);
    },
  });
  return errors;
}
