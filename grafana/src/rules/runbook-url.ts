/** Where docs/alerts.md says what an alert means and what to do; the anchor is that of the heading with its name. */
export function runbookUrl(alert: string): string {
  return `https://github.com/spancost/spancost/blob/main/docs/alerts.md#${alert.toLowerCase()}`;
}
