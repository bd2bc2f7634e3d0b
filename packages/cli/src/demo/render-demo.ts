import type { Stats, StatsRow } from '@spancost/api';
import { colours } from '../colours.ts';
import { formatCost, formatCount } from '../format.ts';
import { table } from '../table.ts';
import type { DemoResult } from './run-demo.ts';

interface Group extends StatsRow {
  readonly name: string;
}

/** The demo's findings for a person: by feature, by model, by user, and whether everything agrees. */
export function renderDemo({ stats, sides, differences }: DemoResult): string {
  const verdict =
    differences.length === 0
      ? colours.green(
          `reconciled: ${formatCount(sides.calls)} calls = ${formatCount(sides.spans)} spans = ${formatCount(sides.ledgerRows)} ledger charges`,
        )
      : colours.red(`NOT reconciled:\n  ${differences.join('\n  ')}`);
  const unpriced =
    stats.unpriced_requests === 0
      ? ''
      : `\n${formatCount(stats.unpriced_requests)} calls have no price (unknown model, or a stream that broke off before its usage came); they are counted, not guessed.`;
  return [
    ...groupsOf(stats).map(([title, groups]) => groupTable(title, groups)),
    `Cost by spans    $${sides.spansUsd}\nCost by ledger   $${sides.ledgerUsd}\nCost by /metrics $${sides.metricsUsd}`,
    verdict + unpriced,
  ].join('\n\n');
}

/** The demo's findings for a program: one object. */
export function demoJson({ stats, sides }: DemoResult): object {
  const [features, models, users] = groupsOf(stats);
  return {
    calls: sides.calls,
    spans: sides.spans,
    ledger_rows: sides.ledgerRows,
    cost_usd: { spans: sides.spansUsd, ledger: sides.ledgerUsd, metrics: String(sides.metricsUsd) },
    unpriced: stats.unpriced_requests,
    by_feature: byName(features[1]),
    by_model: byName(models[1]),
    by_user: byName(users[1]),
  };
}

function groupsOf(
  stats: Stats,
): readonly [readonly [string, readonly Group[]], readonly [string, readonly Group[]], readonly [string, readonly Group[]]] {
  return [
    ['Feature', stats.by_feature.map((entry) => ({ ...entry, name: entry.feature }))],
    ['Model', stats.by_model.map((entry) => ({ ...entry, name: entry.model }))],
    ['User', stats.by_user.map((entry) => ({ ...entry, name: entry.user }))],
  ];
}

function groupTable(title: string, groups: readonly Group[]): string {
  return table(
    [title, 'Calls', 'Tokens', 'Cost', 'Unpriced'],
    groups.map((group) => [
      group.name,
      formatCount(group.requests),
      formatCount(group.tokens),
      formatCost(group),
      formatCount(group.unpriced_requests),
    ]),
  );
}

function byName(groups: readonly Group[]): Record<string, { calls: number; unpriced: number; tokens: number; cost_usd: string }> {
  return Object.fromEntries(
    groups.map((group) => [
      group.name,
      { calls: group.requests, unpriced: group.unpriced_requests, tokens: group.tokens, cost_usd: group.cost_usd },
    ]),
  );
}
