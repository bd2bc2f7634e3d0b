import type { Stats } from '@spancost/api';
import { renderGroups } from '../ask/render-groups.ts';
import { sumsCells, sumsTable } from '../ask/sums-table.ts';
import { renderCheck } from '../budgets/render-check.ts';
import { renderBudgets } from '../budgets/render-budgets.ts';
import { formatCost, formatCount } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';
import type { Report } from './ask-report.ts';

/** How many of each kind are listed. */
const TOP = 5;

/** A row of sums for each stretch, then who and what cost most in the longest, then the budgets. @param width Columns of the terminal. */
export function renderReport(name: string, report: Report, width?: number): string {
  const [rows, longest, when] =
    'stats' in report
      ? ([[row('In all', report.stats)], report.stats, formatRange(report.stats)] as const)
      : ([[row('Today', report.today), row('This month', report.this_month)], report.this_month, 'this month'] as const);
  const sections =
    report.groups === undefined
      ? rankings(longest).map(([title, column, entries]) => section(`${title}, ${when}`, column, entries, width))
      : [renderGroups(report.groups, width)];
  return [`Spancost at ${name}`, sumsTable('', rows, width), ...sections, ...budgetsOf(report.budgets, width)].join('\n\n');
}

function row(name: string, stats: Stats): readonly string[] {
  return [name, ...sumsCells({ ...stats, requests: stats.total_requests, tokens: stats.total_tokens.total, unpriced_tokens: 0 })];
}

interface Entry {
  readonly name: string;
  readonly requests: number;
  readonly unpriced_requests: number;
  readonly tokens: number;
  readonly cost_usd: string;
}

function rankings(stats: Stats): readonly (readonly [title: string, column: string, entries: readonly Entry[]])[] {
  return [
    ['Top features', 'Feature', stats.by_feature.map((each) => ({ ...each, name: each.display_name }))],
    ['Top users', 'User', stats.by_user.map((each) => ({ ...each, name: each.user }))],
    ['Top models', 'Model', stats.by_model.map((each) => ({ ...each, name: each.model }))],
  ];
}

function section(title: string, column: string, entries: readonly Entry[], width: number | undefined): string {
  if (entries.length === 0) return `${title}\n  none yet`;
  const rows = entries
    .slice(0, TOP)
    .map((entry) => [
      entry.name,
      formatCount(entry.requests),
      formatCount(entry.tokens),
      formatCost(entry),
      formatCount(entry.unpriced_requests),
    ]);
  return `${title}\n${table([column, 'Requests', 'Tokens', 'Cost', 'Unpriced'], rows, [column], width)}`;
}

/** Nothing where they are of no interest, and where there are none. */
function budgetsOf(budgets: Report['budgets'], width: number | undefined): readonly string[] {
  const [first] = budgets ?? [];
  if (budgets === null || first === undefined) return [];
  const shown = budgets.every((each) => 'budget' in each)
    ? renderBudgets(budgets, width)
    : renderCheck(
        budgets.filter((each) => 'blocks' in each),
        width,
      );
  return [`Budgets, now\n${shown}`];
}
