import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { explorePath } from '@spancost/conventions';
import { TEMPO_VARIABLE } from './data-sources.ts';

/**
 * A link from a dashboard to Explore, showing the spans that a TraceQL query finds in the chosen Tempo. Grafana's own
 * variables in the query, `${…}`, stay as they are for Grafana to fill in.
 */
export function exploreLink(title: string, traceql: string): DashboardLinkBuilder {
  const path = explorePath({ query: traceql, from: '${__from}', to: '${__to}', tempo: `\${${TEMPO_VARIABLE}}` });
  return new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(keepVariables(path)).targetBlank(true);
}

/** A path with the `${…}` in it as Grafana reads them, which were percent-encoded with the rest. */
function keepVariables(path: string): string {
  return path.replaceAll(/%24%7B(.*?)%7D/g, (_, name: string) => `\${${decodeURIComponent(name)}}`);
}
