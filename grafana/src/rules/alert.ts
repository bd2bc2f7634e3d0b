import type { AlertAnnotations, AlertCategory, AlertRule, AlertSeverity } from './rule.ts';
import { runbookUrl } from './runbook-url.ts';

/** What is said of an alert once; the rest follows from its name. */
export interface AlertDefinition extends Omit<AlertAnnotations, 'runbook_url'> {
  readonly expr: string;
  readonly for?: string;
  readonly severity: AlertSeverity;
  readonly category: AlertCategory;
}

/** The rule of an alert, with the address of its runbook. */
export function alert(name: string, { expr, for: duration, severity, category, ...annotations }: AlertDefinition): AlertRule {
  return {
    alert: name,
    expr,
    ...(duration === undefined ? {} : { for: duration }),
    labels: { severity, category },
    annotations: { ...annotations, runbook_url: runbookUrl(name) },
  };
}
