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
