/** Uid of the dashboard that budgets are looked at on, and so its address in Grafana: `/d/spancost-overview?var-budget=day`. */
export const OVERVIEW_BOARD_UID = 'spancost-overview';

/** Uid of the Tempo that Grafana is provisioned with. */
export const TEMPO_UID = 'tempo';

/** What Grafana's Explore is to show of Tempo. */
export interface ExploredSpans {
  /** TraceQL, or the id of a trace. */
  readonly query: string;
  /** As Grafana reads it: `now-24h`, or milliseconds since the epoch. */
  readonly from: string;
  readonly to: string;
  /** Uid of the Tempo. */
  readonly tempo?: string;
}

/** The path, in Grafana, of Explore with what a query finds in Tempo: `/explore?schemaVersion=1&panes=…`. */
export function explorePath({ query, from, to, tempo = TEMPO_UID }: ExploredSpans): string {
  const asked = { refId: 'A', datasource: { type: 'tempo', uid: tempo }, queryType: 'traceql', tableType: 'spans', limit: 200, query };
  const panes = { spans: { datasource: tempo, queries: [asked], range: { from, to } } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}
