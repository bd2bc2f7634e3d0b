export { artifacts } from './artifacts.ts';
export { BOARDS } from './dashboards/boards.ts';
export type { Board, BoardName } from './dashboards/boards.ts';
export { everyBoard } from './dashboards/every-board.ts';
export { ruleGroups } from './rules/groups.ts';
export type { AlertRule, RecordingRule, RuleGroup } from './rules/rule.ts';
