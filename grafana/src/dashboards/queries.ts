import { DataqueryBuilder as PrometheusQuery } from '@grafana/grafana-foundation-sdk/prometheus';
import { DataqueryBuilder as TempoQuery, SearchTableType } from '@grafana/grafana-foundation-sdk/tempo';
import { PROMETHEUS, TEMPO } from './data-sources.ts';

/** The value of an expression now. `refId` is A, B, …, unique within the panel. */
export function instantQuery(refId: string, expression: string, legend: string): PrometheusQuery {
  return new PrometheusQuery().refId(refId).datasource(PROMETHEUS).expr(expression).legendFormat(legend).instant();
}

/** The value of an expression over the dashboard's time range. */
export function rangeQuery(refId: string, expression: string, legend: string): PrometheusQuery {
  return new PrometheusQuery().refId(refId).datasource(PROMETHEUS).expr(expression).legendFormat(legend).range();
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
