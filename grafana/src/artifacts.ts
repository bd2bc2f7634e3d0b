import { everyBoard } from './dashboards/every-board.ts';
import { ruleGroups } from './rules/groups.ts';
import { ruleFile } from './rules/rule-file.ts';
import { stableJson } from './stable-json.ts';

/** Folders whose every file is an artifact, relative to `grafana/`. */
export const ARTIFACT_FOLDERS: readonly string[] = ['dashboards', 'rules'];

/** Every generated file: its text by its path relative to `grafana/`. The same source gives the same bytes. */
export function artifacts(): Map<string, string> {
  return new Map([
    ...[...everyBoard()].map(([name, dashboard]) => [`dashboards/${name}`, stableJson(dashboard)] as const),
    ...ruleGroups.map((group) => [`rules/${group.name}.yaml`, ruleFile([group])] as const),
  ]);
}
