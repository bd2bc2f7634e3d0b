import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleGroups } from '../../src/rules/groups.ts';
import { describeWithEachRelease, describeWithServices } from '../services.ts';
import { GRAFANA } from '../support/paths.ts';
import { unitTestFiles, UNITS } from './unit-tests.ts';

const RULE_FILES = ruleGroups.map(({ name }) => join(GRAFANA, `rules/${name}.yaml`));

describeWithEachRelease('the rules', ['promtool'], ({ promtool }) => {
  test('pass every lint of promtool check rules', () => {
    const { status, stdout, stderr } = run(promtool, ['check', 'rules', '--lint=all', '--lint-fatal', ...RULE_FILES]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { rules } of ruleGroups) expect(stdout).toContain(`SUCCESS: ${rules.length} rules found`);
  });

  test.each(unitTestFiles())('do what %s says, minute by minute', (file) => {
    const { status, stdout, stderr } = run(promtool, ['test', 'rules', join(UNITS, file)]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.stringContaining('SUCCESS'), stderr: '' });
  });
});

/** A unit test's file, the rules that it is about, and mistakes in them that it finds: what is wrong, a text, and the mistake. */
const MISTAKES: readonly (readonly [string, string, readonly (readonly [string, string, string])[]])[] = [
  [
    'budgets/thresholds',
    'spancost-budgets',
    [
      ['warn one cent too late', 'spend_usd:last >= on', 'spend_usd:last > on'],
      [
        'tell one budget from two collectors twice',
        'max by (budget, target, period) (spancost_budget_spend_usd)',
        'spancost_budget_spend_usd',
      ],
      ['take the threshold of 100 % for a warning', 'threshold_usd:last < on', 'threshold_usd:last <= on'],
    ],
  ],
  [
    'budgets/outage-and-rollover',
    'spancost-budgets',
    [
      [
        'forget everything with the collector',
        ' or (budget:spancost_budget_spend_usd:last unless',
        ' or (budget:spancost_budget_spend_usd:last and vector(0) unless',
      ],
      ['keep a budget that was removed', ' unless on () time() - max(spancost_ledger_heartbeat_timestamp_seconds) < 120', ''],
      ['outlive the period', ')) > time()', '))'],
    ],
  ],
  [
    'budgets/forecast',
    'spancost-budgets',
    [
      ['tell a forecast of the first hours', '>= 0.1 or', '>= 0.01 or'],
      ['let a forecast come and go', 'alertstate="firing"', 'alertstate="never"'],
    ],
  ],
  ['budgets/fast-burn', 'spancost-budgets', [['tell of an hour that is over', 'window="5m"}) > 14.4', 'window="5m"}) > 0']]],
  ['collector', 'spancost-collector', [['overlook a ledger that does not answer', '> 300', '> 30000']]],
];

describeWithServices('the unit tests', ['promtool'], ({ promtool }) => {
  describe.each(MISTAKES)('%s', (units, rules, mutations) => {
    test.each(mutations)('fail if the rules %s', (_, text, replacement) => {
      const folder = mkdtempSync(join(tmpdir(), 'spancost-rules-'));
      mkdirSync(join(folder, 'test/rules'), { recursive: true });
      cpSync(UNITS, join(folder, 'test/rules/units'), { recursive: true });
      cpSync(join(GRAFANA, 'rules'), join(folder, 'rules'), { recursive: true });
      const file = join(folder, `rules/${rules}.yaml`);
      const written = readFileSync(file, 'utf8');
      expect(written.includes(text)).toBe(true);
      writeFileSync(file, written.replaceAll(text, replacement));
      const { status, stdout } = run(promtool, ['test', 'rules', join(folder, `test/rules/units/${units}.promtool.yaml`)]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('FAILED') });
    });
  });
});

function run(promtool: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(promtool, args, { encoding: 'utf8' });
  // What fails is told on either, depending on the version.
  return { status, stdout: stdout + (status === 0 ? '' : stderr), stderr: status === 0 ? stderr : '' };
}
