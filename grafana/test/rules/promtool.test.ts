import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithServices } from '../services.ts';
import { GRAFANA } from '../support/paths.ts';

const RULES = join(GRAFANA, 'rules/spancost-budgets.yaml');
const UNIT_TESTS = join(GRAFANA, 'test/rules/rules.promtool.yaml');

describeWithServices('the alert rules', ['promtool'], ({ promtool }) => {
  test('pass every lint of promtool check rules', () => {
    const { status, stdout, stderr } = run(['check', 'rules', '--lint=all', '--lint-fatal', RULES]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('11 rules found');
  });

  test('do what their unit tests say, minute by minute', () => {
    const { status, stdout } = run(['test', 'rules', UNIT_TESTS]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('SUCCESS') });
  });

  test.each([
    ['warn at 81 %', '>= 0.8', '>= 0.81'],
    ['exceed at 101 %', '>= 1\n', '>= 1.01\n'],
    ['have no bridge over an outage', '[1h]', '[5m]'],
    ['ignore the end of the period', ' and last_over_time(spancost_budget_period_end_timestamp_seconds[1h]) > time()', ''],
    ['tell one budget from two collectors twice', 'max without (instance) ', ''],
    ['overlook a ledger that does not answer', ' or time() - max(spancost_ledger_heartbeat_timestamp_seconds) > 300', ''],
  ])('fail their unit tests if they %s', (_, text, replacement) => {
    const folder = mkdtempSync(join(tmpdir(), 'spancost-rules-'));
    for (const name of ['rules', 'test/rules']) mkdirSync(join(folder, name), { recursive: true });
    copyFileSync(UNIT_TESTS, join(folder, 'test/rules/rules.promtool.yaml'));
    const rules = readFileSync(RULES, 'utf8');
    expect(rules).toContain(text);
    writeFileSync(join(folder, 'rules/spancost-budgets.yaml'), rules.replaceAll(text, replacement));
    expect(run(['test', 'rules', join(folder, 'test/rules/rules.promtool.yaml')]).status).toBe(1);
  });

  function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(promtool, args, { encoding: 'utf8' });
  }
});
