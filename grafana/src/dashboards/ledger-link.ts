import { DashboardLinkBuilder, DashboardLinkType, TextBoxVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';

/** Variable with the address under which a browser reaches the collector. */
const COLLECTOR_VARIABLE = 'collector';

/** Where docker-compose.yml publishes the collector, which is where these boards are provisioned. */
const DEFAULT_ADDRESS = 'http://localhost:4319';

export function collectorVariable(): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(COLLECTOR_VARIABLE)
    .label('Collector')
    .description(
      'Address under which your browser reaches the collector: what links to the ledger begin with. Where the collector has tokens, it asks for one.',
    )
    .defaultValue(DEFAULT_ADDRESS)
    .current({ selected: true, text: DEFAULT_ADDRESS, value: DEFAULT_ADDRESS });
}

/**
 * A link to the calls of the ledger that have a value, each with its id, under which `/api/v1/usage/{id}` has every entry of it.
 *
 * @param filter Parameter of `/api/v1/usage`.
 */
export function ledgerLink(title: string, filter: 'user' | 'tenant' | 'feature' | 'trace_id', value: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .url(`\${${COLLECTOR_VARIABLE}:raw}/api/v1/usage?${filter}=${value}&limit=100`)
    .targetBlank(true);
}
