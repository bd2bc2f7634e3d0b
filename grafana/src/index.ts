export { artifacts } from './artifacts.ts';
export { OVERVIEW_UID, overviewDashboard } from './dashboards/overview/overview.ts';
export { budgetRules } from './rules/budget-rules.ts';
export { healthRules } from './rules/health-rules.ts';
export type { AlertRule, RecordingRule, RuleGroup } from './rules/rule.ts';
