import { describe, expect, test } from 'vitest';
import { ruleGroups } from '../../src/rules/groups.ts';
import { unitTestCases } from './unit-tests.ts';

const rules = ruleGroups.flatMap((group) => group.rules);
const alerts = rules.flatMap((rule) => ('alert' in rule ? [rule] : []));
const cases = unitTestCases();

describe.each(alerts.map((rule) => [rule.alert, rule] as const))('%s', (name, rule) => {
  const ofThis = cases.alerts.filter(({ alertname }) => alertname === name);

  test('is seen to fire in a unit test, with what a person reads', () => {
    const firing = ofThis.flatMap(({ exp_alerts: expected }) => expected);
    expect(firing.length).toBeGreaterThan(0);
    for (const { exp_annotations: annotations } of firing) {
      expect(Object.keys(annotations).toSorted()).toEqual(Object.keys(rule.annotations).toSorted());
      for (const text of Object.values(annotations)) expect(text).not.toMatch(/no value|<nil>|<error|\{\{ (with|template|end)|\n/);
    }
  });

  test.skipIf(name === 'SpancostWatchdog')('is seen to be silent in a unit test', () => {
    expect(ofThis.some(({ exp_alerts: expected }) => expected.length === 0)).toBe(true);
  });
});

const recorded = new Set(rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])));
test.each([...recorded])('%s has a value in a unit test', (name) => {
  expect(cases.found.some((expr) => expr.includes(name) || (expr.includes('budget:.+:last') && name.endsWith(':last')))).toBe(true);
});

test('no unit test is about an alert that there is not', () => {
  const names = alerts.map(({ alert }) => alert);
  for (const { alertname } of cases.alerts) expect(names).toContain(alertname);
});

test('no two alerts have one name', () => {
  expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
});
