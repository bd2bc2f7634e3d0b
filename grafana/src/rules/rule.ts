/** A series that Prometheus computes and keeps. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/** A condition that Prometheus reports to Alertmanager while it holds. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: AlertLabels;
  readonly annotations: AlertAnnotations;
}

/** `category` chooses the receiver in Alertmanager. */
interface AlertLabels {
  readonly severity: 'warning' | 'critical';
  readonly category: 'budget' | 'health';
  /**
   * Every alert of a budget has it: the start of the period in seconds, by a template on the recorded start. Alertmanager forgets that it
   * has told of an alert only when it sees it resolve uninhibited; without this label a forecast that ends while a warning inhibits it,
   * or a threshold that is reached again within a group_interval of the new period, is never told again.
   */
  readonly period_start?: string;
}

/** What a person reads; `dashboard` is a path of Grafana. */
export interface AlertAnnotations {
  readonly summary: string;
  readonly description: string;
  readonly dashboard: string;
}

/** Rules that Prometheus evaluates together, in order. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly (RecordingRule | AlertRule)[];
}
