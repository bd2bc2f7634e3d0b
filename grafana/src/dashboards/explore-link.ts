import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { TEMPO_VARIABLE } from './data-sources.ts';

/**
 * A link from a dashboard to Explore, showing the spans that a TraceQL query finds in the chosen Tempo. Grafana's own
 * variables in the query, `${…}`, stay as they are for Grafana to fill in.
 */
export function exploreLink(title: string, traceql: string): DashboardLinkBuilder {
  const query = {
    refId: 'A',
    datasource: { type: 'tempo', uid: `\${${TEMPO_VARIABLE}}` },
    queryType: 'traceql',
    tableType: 'spans',
    limit: 200,
    query: traceql,
  };
  const panes = { spans: { datasource: `\${${TEMPO_VARIABLE}}`, queries: [query], range: { from: '${__from}', to: '${__to}' } } };
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .url(`/explore?schemaVersion=1&panes=${encodeAroundVariables(JSON.stringify(panes))}`)
    .targetBlank(true);
}

/** Percent-encoding of a text, except for the `${…}` in it. */
function encodeAroundVariables(text: string): string {
  return text
    .split(/(\$\{[^}]*\})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part)))
    .join('');
}
