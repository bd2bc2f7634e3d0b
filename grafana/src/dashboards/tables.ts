import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DashboardLink, DashboardLinkBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import * as names from '@spancost/conventions';
import { pricedSpans, resourceAttribute, spanAttribute } from '../trace-ql.ts';
import { PROMETHEUS, TEMPO } from './data-sources.ts';
import { ledgerLink } from './ledger-link.ts';
import { NO_CALLS, USD, type PanelText } from './panels.ts';
import { spanQuery, tableQuery } from './queries.ts';
import { MIN_COST_VARIABLE } from './variables.ts';

/** A column of a table: an expression, and how its value is shown. */
interface Column {
  readonly title: string;
  readonly expression: string;
  readonly unit: string;
  readonly decimals?: number;
}

export interface TableText extends Omit<PanelText, 'unit' | 'queries'> {
  /** Labels that rows have, with what each is called. */
  readonly labels: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  /** Title of the column that the greatest stand first of. */
  readonly sortedBy: string;
  /** Links on a label's column. */
  readonly links?: Readonly<Record<string, readonly DashboardLinkBuilder[]>>;
}

/** One row for each set of labels, with a column for each expression. */
export function valuesTable({ title, description, labels, columns, sortedBy, links = {}, empty = NO_CALLS }: TableText): Table {
  const refs = columns.map((_, index) => String.fromCharCode('A'.charCodeAt(0) + index));
  const shown = columns.map((column, index) => ({ ...column, field: columns.length === 1 ? 'Value' : `Value #${refs[index] ?? ''}` }));
  const table = new Table()
    .title(title)
    .description(description)
    .datasource(PROMETHEUS)
    .targets(columns.map(({ expression }, index) => tableQuery(refs[index] ?? '', expression)))
    .unit('none')
    .noValue(empty)
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        renameByName: { ...labels, ...Object.fromEntries(shown.map(({ field, title: name }) => [field, name])) },
      },
    })
    .sortBy([new TableSortByFieldStateBuilder().displayName(sortedBy).desc(true)]);
  for (const { title: name, unit, decimals } of shown)
    table.overrideByName(name, [{ id: 'unit', value: unit }, ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }])]);
  for (const [label, dataLinks] of Object.entries(links))
    table.overrideByName(labels[label] ?? label, [{ id: 'links', value: dataLinks.map((link) => link.build()) }]);
  return table;
}

const SHOWN = [names.ATTR_GEN_AI_RESPONSE_MODEL, names.ATTR_SPANCOST_FEATURE, names.ATTR_USER_ID, names.ATTR_SPANCOST_TENANT];

/** The spans above the cost that is set at the top and under further conditions, greatest first; a click opens the trace. */
export function expensiveSpans(title: string, description: string, conditions: readonly string[] = []): Table {
  const traceql = pricedSpans(
    [`${resourceAttribute(names.ATTR_SERVICE_NAME)} =~ "$service"`, ...conditions],
    [...SHOWN, names.ATTR_ERROR_TYPE],
    `$${MIN_COST_VARIABLE}`,
  );
  return new Table()
    .title(title)
    .description(
      `${description} Greatest first, among the 200 most recent that Tempo kept; a click opens the trace. Sampling hides spans here, never money on the boards.`,
    )
    .datasource(TEMPO)
    .withTarget(spanQuery('A', traceql, 200))
    .unit('none')
    .noValue('Tempo has no such span')
    .overrideByName(names.ATTR_SPANCOST_COST_USD, [
      { id: 'unit', value: USD },
      { id: 'decimals', value: 6 },
      { id: 'links', value: [callsOfTrace()] },
    ])
    .sortBy([new TableSortByFieldStateBuilder().displayName(names.ATTR_SPANCOST_COST_USD).desc(true)]);
}

/** From a row of spans to the calls of its trace in the ledger. The column with the trace's id is there, hidden. */
export function callsOfTrace(): DashboardLink {
  return ledgerLink('Calls of this trace in the ledger', 'trace_id', '${__data.fields.traceIdHidden}').build();
}

/** A TraceQL condition on a span attribute that a variable of the board chooses. */
export function chosenSpans(attribute: string, variable: string): string {
  return `${spanAttribute(attribute)} =~ "$${variable}"`;
}
