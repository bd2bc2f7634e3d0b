import { DataqueryBuilder as PrometheusQuery, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { DataqueryBuilder as TempoQuery, SearchTableType } from '@grafana/grafana-foundation-sdk/tempo';
import { PROMETHEUS, TEMPO } from './data-sources.ts';

/** The value of an expression now. `refId` is A, B, …, unique within the panel. */
export function instantQuery(refId: string, expression: string, legend: string): PrometheusQuery {
  return new PrometheusQuery().refId(refId).datasource(PROMETHEUS).expr(expression).legendFormat(legend).instant();
}

/** As {@link instantQuery}, as rows with a column for each label and one for the value. */
export function tableQuery(refId: string, expression: string): PrometheusQuery {
  return instantQuery(refId, expression, '').format(PromQueryFormat.Table);
}

/** The value of an expression over the dashboard's time range. */
export function rangeQuery(refId: string, expression: string, legend: string): PrometheusQuery {
  return new PrometheusQuery().refId(refId).datasource(PROMETHEUS).expr(expression).legendFormat(legend).range();
}

/** As {@link rangeQuery}, with the calls that are examples of it as dots, which lead to their traces. */
export function exemplarQuery(refId: string, expression: string, legend: string): PrometheusQuery {
  return rangeQuery(refId, expression, legend).exemplar(true);
}

/** Spans that a TraceQL query finds; Tempo answers with the most recent ones, not with the greatest. */
export function spanQuery(refId: string, traceql: string, limit: number): TempoQuery {
  return new TempoQuery()
    .refId(refId)
    .datasource(TEMPO)
    .queryType('traceql')
    .query(traceql)
    .tableType(SearchTableType.Spans)
    .limit(limit)
    .spss(10);
}
