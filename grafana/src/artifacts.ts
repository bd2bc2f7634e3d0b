import { overviewDashboard } from './dashboards/overview/overview.ts';
import { budgetRules } from './rules/budget-rules.ts';
import { healthRules } from './rules/health-rules.ts';
import { ruleFile } from './rules/rule-file.ts';
import { stableJson } from './stable-json.ts';

/** Folders whose every file is an artifact, relative to `grafana/`. */
export const ARTIFACT_FOLDERS: readonly string[] = ['dashboards', 'rules'];

/** Every generated file: its text by its path relative to `grafana/`. The same source gives the same bytes. */
export function artifacts(): Map<string, string> {
  return new Map([
    ['dashboards/overview.json', stableJson(overviewDashboard())],
    ['rules/spancost-budgets.yaml', ruleFile([budgetRules, healthRules])],
  ]);
}
