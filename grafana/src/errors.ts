/** A query names a label that its metric does not have; such a query would be silently empty. */
export class UndeclaredLabelError extends Error {
  override readonly name = 'UndeclaredLabelError';
  readonly code = 'undeclared_label';
  readonly metric: string;
  readonly label: string;

  constructor(metric: string, label: string, declared: readonly string[]) {
    super(
      `${metric} has no label "${label}"; it has ${declared.join(', ') || 'none'}. Declare it in @spancost/conventions or drop it here.`,
    );
    this.metric = metric;
    this.label = label;
  }
}

/** A panel does not fit into the 24 columns of a dashboard. */
export class PanelTooWideError extends Error {
  override readonly name = 'PanelTooWideError';
  readonly code = 'panel_too_wide';
  readonly width: number;

  constructor(title: string, width: number) {
    super(`panel "${title}" is ${width} columns wide; a dashboard has 24. Make it narrower.`);
    this.width = width;
  }
}
