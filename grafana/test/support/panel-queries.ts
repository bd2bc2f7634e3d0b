import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GRAFANA } from './paths.ts';
import { query, queryRange, type Series } from './prometheus-api.ts';

/** The committed dashboard, as Grafana reads it. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly PanelJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly TargetJson[];
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string; readonly links?: readonly { readonly url: string }[] } };
}

interface TargetJson {
  readonly refId: string;
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly expr?: string;
  readonly query?: string;
  readonly instant?: boolean;
}

interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly query: string };
}

/** A PromQL query of a panel, with the dashboard's variables at "All". */
export interface PanelQuery {
  readonly panel: string;
  readonly expression: string;
  readonly instant: boolean;
}

/** The committed Overview dashboard. */
export function readOverview(): DashboardJson {
  return JSON.parse(readFileSync(join(GRAFANA, 'dashboards/overview.json'), 'utf8')) as DashboardJson;
}

/** Every PromQL query of a dashboard. */
export function panelQueries(dashboard: DashboardJson): readonly PanelQuery[] {
  return dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets
      .filter(({ datasource }) => datasource.type === 'prometheus')
      .map(({ refId, expr = '', instant = false }) => ({ panel: `${title} ${refId}`, expression: atAll(expr), instant })),
  );
}

/** What a panel would show. @throws with Prometheus's message if it does not accept the query */
export function runPanelQuery(prometheusUrl: string, { expression, instant }: PanelQuery): Promise<readonly Series[]> {
  return instant ? query(prometheusUrl, expression) : queryRange(prometheusUrl, expression, 5);
}

function atAll(expression: string): string {
  return expression.replaceAll('$service', '.*').replaceAll('$environment', '.*').replaceAll('$__rate_interval', '30s');
}
