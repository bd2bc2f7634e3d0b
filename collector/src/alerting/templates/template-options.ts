/** What the templates are made from. */
export interface TemplateOptions {
  /** Without a slash at its end; missing for messages without links to it. */
  readonly grafanaUrl?: string;
  /** How long after a message the next one of its group is sent, in milliseconds. */
  readonly groupIntervalMs: number;
}
