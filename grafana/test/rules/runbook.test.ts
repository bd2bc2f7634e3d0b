import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyBoard } from '../../src/dashboards/every-board.ts';
import { BOARDS } from '../../src/dashboards/boards.ts';
import { EXPECTED_FROM, FAST_BURN, FAST_BURN_SHARE, FORECAST_ENDS_BELOW, FORECAST_FROM } from '../../src/rules/budgets/budget-alerts.ts';
import { ruleGroups } from '../../src/rules/groups.ts';
import { DRIFT_USD, ERRORS, USUAL_CALLS } from '../../src/rules/health/call-alerts.ts';
import { SILENT_S } from '../../src/rules/health/collector-alerts.ts';
import { QUEUE_FILLED } from '../../src/rules/health/otelcol-alerts.ts';
import { DISAGREEMENTS_A_DAY, STALE_AFTER_DAYS } from '../../src/rules/prices/price-alerts.ts';
import { ANOMALY, UNATTRIBUTED } from '../../src/rules/spend/spend-alerts.ts';
import { REPOSITORY } from '../support/paths.ts';

const text = readFileSync(join(REPOSITORY, 'docs/alerts.md'), 'utf8');
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', section.split(/^## /m)[0] ?? '']),
);
const alerts = ruleGroups.flatMap(({ rules }) => rules.flatMap((rule) => ('alert' in rule ? [rule] : [])));

test('docs/alerts.md has a section for each alert, in the order of the rules, and no other', () => {
  expect([...sections.keys()]).toEqual(alerts.map(({ alert }) => alert));
});

describe.each(alerts.map((rule) => [rule.alert, rule] as const))('%s', (name, { annotations, labels, for: duration }) => {
  const section = sections.get(name) ?? '';

  test('links to its section', () => {
    expect(annotations.runbook_url).toBe(`https://github.com/spancost/spancost/blob/main/docs/alerts.md#${name.toLowerCase()}`);
  });

  test('says how bad it is, for how long it must hold, what to look at, what to do and when to silence it', () => {
    if (labels.severity !== 'none') expect(section.toLowerCase()).toContain(`\n**${labels.severity}:`);
    for (const part of ['Look', 'Do:', 'Silence:']) expect(section).toContain(`\n- ${part}`);
    const [, count, unit] = /^(\d+)([mh])$/.exec(duration ?? '') ?? [];
    if (count !== undefined) expect(section).toMatch(unit === 'h' ? /for an hour/i : new RegExp(`for ${count} minutes`, 'i'));
  });
});

test.each([
  ['SpancostBudgetForecast', [share(FORECAST_FROM), share(EXPECTED_FROM), share(FORECAST_ENDS_BELOW)]],
  ['SpancostBudgetFastBurn', [`${FAST_BURN} times`, share(FAST_BURN_SHARE)]],
  ['SpancostSpendAnomaly', [`${ANOMALY.times} times`, `$${ANOMALY.usd} more`, `at least ${ANOMALY.days}`]],
  ['SpancostAttributionMissing', [share(UNATTRIBUTED.today), share(UNATTRIBUTED.usual), `more than $${UNATTRIBUTED.usd}`]],
  ['SpancostPricesStale', [`more than ${STALE_AFTER_DAYS} days`]],
  ['SpancostPricesDiffer', [`${DISAGREEMENTS_A_DAY} times in a day`]],
  ['SpancostErrorRate', [share(ERRORS.share), `at least ${ERRORS.calls}`]],
  ['SpancostTelemetryAbsent', [`${USUAL_CALLS} an hour`]],
  ['SpancostLedgerDiffers', [`$${DRIFT_USD}`]],
  ['SpancostLedgerSilent', [`${SILENT_S} seconds`]],
  ['SpancostQueueFills', [share(QUEUE_FILLED)]],
])('the section of %s has the thresholds of the rule: %j', (name, thresholds) => {
  const section = (sections.get(name) ?? '').replaceAll('\n', ' ');
  for (const threshold of thresholds) expect(section).toContain(threshold);
});

test('every panel that is named is on its board', () => {
  const panels = new Map<string, string>(
    Object.values(BOARDS).map(({ title, file }) => [
      title.replace('Spancost ', '').toLowerCase(),
      JSON.stringify([...everyBoard()].find(([name]) => name.startsWith(file))?.[1]),
    ]),
  );
  const named = [...text.matchAll(/\*\*([^*›]+) › ([^*]+)\*\*/g)].map(([, board = '', panel = '']) => [board, panel] as const);
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(
    ([board, panel]) => board !== 'Board' && !(panels.get(board.toLowerCase()) ?? '').includes(`"title":${JSON.stringify(panel)}`),
  );
  expect(missing).toEqual([]);
});

/** `10 %`. */
function share(part: number): string {
  return `${Math.round(part * 100)} %`;
}
