/** A series that Prometheus computes and keeps. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A condition that Prometheus reports to Alertmanager while it holds. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  /** How long it goes on firing after the condition has ended. */
  readonly keep_firing_for?: string;
  readonly labels: AlertLabels;
  readonly annotations: AlertAnnotations;
}

/** How soon somebody has to look: now, in the course of the day, or, for the watchdog, never while it fires. */
export type AlertSeverity = 'critical' | 'warning' | 'none';

/** What an alert is about; Alertmanager chooses the receiver by it. */
export type AlertCategory = 'budget' | 'spend' | 'prices' | 'health' | 'watchdog';

/** What every alert carries; those of the series that it comes from are beside them: {@link BudgetAlertLabels}, for one. */
interface AlertLabels {
  readonly severity: AlertSeverity;
  readonly category: AlertCategory;
}

/**
 * Labels that an alert of a budget has from its series.
 *
 * @public for whoever reads alerts
 */
export interface BudgetAlertLabels {
  readonly budget: string;
  readonly period: string;
  /** The tenant or user whose own it is; missing for a budget that all calls of its scope share. */
  readonly target?: string;
  /** Share of the budget that was reached, as it is written: `0.8`. On SpancostBudgetWarning and SpancostBudgetExceeded only. */
  readonly threshold?: string;
  /**
   * Start of the period in seconds since the epoch.
   * Without it a new period's alert is the old one to Alertmanager, which forgets that it has told of an alert only when it sees it
   * resolve uninhibited: a forecast that ends while a warning inhibits it, or a threshold that is reached again within a group_interval
   * of the new period, would never be told again. Tried on 0.25.
   */
  readonly period_start: string;
}

/** What a person reads. Prometheus fills in the templates; none comes out with a line break. */
export interface AlertAnnotations {
  /** One line: what is the matter, and by how much. */
  readonly summary: string;
  /** What it means and what to do next, in plain sentences. */
  readonly description: string;
  /** Path in Grafana with its variables: `/d/spancost-overview?var-budget=team`. */
  readonly dashboard: string;
  /** Where docs/alerts.md says what to look at and what to do. */
  readonly runbook_url: string;
  /** Of a budget: what spent most of it, as text. Empty where it is not known. */
  readonly causes?: string;
  /** Of a budget: what its period is expected to come to, as a sentence. Empty where it is not known. */
  readonly forecast?: string;
  /** Path in Grafana's Explore that lists the most expensive spans. */
  readonly traces?: string;
}

/** Rules that Prometheus evaluates together, in order. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly (RecordingRule | AlertRule)[];
}
