import * as names from '@spancost/conventions';
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { pricedSpans, resourceAttribute } from '../../trace-ql.ts';
import { TEMPO } from '../data-sources.ts';
import type { Section } from '../layout.ts';
import { USD } from '../panels.ts';
import { spanQuery } from '../queries.ts';
import { MIN_COST_VARIABLE } from '../variables.ts';

const SHOWN = [names.ATTR_GEN_AI_RESPONSE_MODEL, names.ATTR_SPANCOST_FEATURE, names.ATTR_USER_ID, names.ATTR_SPANCOST_TENANT];

/** Single requests, from Tempo. */
export const traces: Section = {
  title: 'Traces',
  panels: [
    {
      width: 24,
      height: 10,
      panel: new Table()
        .title('Most expensive requests')
        .description(
          'Spans above the cost that is set at the top, greatest first, among the 200 most recent that Tempo kept. A click opens the trace. Sampling hides spans here, never money in the panels above.',
        )
        .datasource(TEMPO)
        .withTarget(
          spanQuery('A', pricedSpans([`${resourceAttribute(names.ATTR_SERVICE_NAME)} =~ "$service"`], SHOWN, `$${MIN_COST_VARIABLE}`), 200),
        )
        .unit('none')
        .overrideByName(names.ATTR_SPANCOST_COST_USD, [
          { id: 'unit', value: USD },
          { id: 'decimals', value: 6 },
        ])
        .sortBy([new TableSortByFieldStateBuilder().displayName(names.ATTR_SPANCOST_COST_USD).desc(true)]),
    },
  ],
};
