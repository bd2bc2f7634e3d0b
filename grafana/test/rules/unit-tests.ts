import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { GRAFANA } from '../support/paths.ts';

/** Where the unit tests of rules are, one file or folder for each group. */
export const UNITS: string = join(GRAFANA, 'test/rules/units');

/** What of a file of unit tests is looked at; promtool runs it. */
interface UnitTests {
  readonly tests: readonly {
    readonly name: string;
    readonly promql_expr_test?: readonly { readonly expr: string; readonly exp_samples?: readonly unknown[] }[];
    readonly alert_rule_test?: readonly AlertCase[];
  }[];
}

/** An alert, and what is expected of it at a moment. */
export interface AlertCase {
  readonly alertname: string;
  readonly eval_time: string;
  readonly exp_alerts: readonly { readonly exp_annotations: Readonly<Record<string, string>> }[];
}

/** Names relative to {@link UNITS}. */
export function unitTestFiles(): readonly string[] {
  return readdirSync(UNITS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.promtool.yaml'))
    .toSorted();
}

/** Every case of an alert, and every expression that is expected to find something. */
export function unitTestCases(): { readonly alerts: readonly AlertCase[]; readonly found: readonly string[] } {
  const tests = unitTestFiles().flatMap((name) => (parse(readFileSync(join(UNITS, name), 'utf8')) as UnitTests).tests);
  return {
    alerts: tests.flatMap(({ alert_rule_test: cases = [] }) => cases),
    found: tests
      .flatMap(({ promql_expr_test: cases = [] }) => cases)
      .filter(({ exp_samples: samples = [] }) => samples.length > 0)
      .map(({ expr }) => expr),
  };
}
