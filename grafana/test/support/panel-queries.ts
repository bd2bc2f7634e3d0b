import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GRAFANA } from './paths.ts';
import { query, queryRange, type Series } from './prometheus-api.ts';

/** A committed dashboard, as Grafana reads it. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly editable: boolean;
  readonly refresh: string;
  readonly links: readonly LinkJson[];
  readonly panels: readonly PanelJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
  readonly annotations: { readonly list?: readonly { readonly name: string; readonly expr?: string }[] };
}

export interface LinkJson {
  readonly title: string;
  readonly url?: string;
  readonly keepTime?: boolean;
  readonly includeVars?: boolean;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly TargetJson[];
  readonly links?: readonly LinkJson[];
  readonly options?: unknown;
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly noValue?: string;
      readonly links?: readonly LinkJson[];
      readonly custom?: unknown;
    };
    readonly overrides?: readonly { readonly properties: readonly { readonly id: string; readonly value?: unknown }[] }[];
  };
}

interface TargetJson {
  readonly refId: string;
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly expr?: string;
  readonly query?: string;
  readonly instant?: boolean;
  readonly exemplar?: boolean;
}

interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly refresh?: number;
  readonly query: string | { readonly query: string };
}

/** A PromQL query of a panel, with the dashboard's variables at "All". */
export interface PanelQuery {
  /** Title of the panel and the query's letter. */
  readonly panel: string;
  readonly expression: string;
  readonly instant: boolean;
  readonly exemplar: boolean;
}

/** What variables are at when nothing was chosen, and Grafana's own at a window that a test can wait for. */
const AT_FIRST: Readonly<Record<string, string>> = {
  $period: 'this_month',
  $min_cost: '0',
  $__rate_interval: '2m',
  $__range: '5m',
};

/** Every committed dashboard by the name of its file. */
export function readBoards(): ReadonlyMap<string, DashboardJson> {
  const folder = join(GRAFANA, 'dashboards');
  return new Map(readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as DashboardJson]));
}

/** Every panel of a dashboard but the rows. */
export function panelsOf({ panels }: DashboardJson): readonly PanelJson[] {
  return panels.filter(({ type }) => type !== 'row');
}

/** Every PromQL query of a dashboard. */
export function panelQueries(dashboard: DashboardJson): readonly PanelQuery[] {
  return panelsOf(dashboard).flatMap(({ title, targets = [] }) =>
    targets
      .filter(({ datasource }) => datasource.type === 'prometheus')
      .map(({ refId, expr = '', instant = false, exemplar = false }) => ({
        panel: `${title} ${refId}`,
        expression: atFirst(expr),
        instant,
        exemplar,
      })),
  );
}

/** A query with the variables as they are when nothing was chosen: everything. */
export function atFirst(text: string): string {
  return text.replaceAll(/\$[a-z_]+/gi, (variable) => AT_FIRST[variable] ?? '.*');
}

/** Every link of a dashboard: its own, those of panels, of values and of columns. */
export function linksOf(dashboard: DashboardJson): readonly LinkJson[] {
  return [
    ...dashboard.links,
    ...panelsOf(dashboard).flatMap(({ links = [], fieldConfig }) => [
      ...links,
      ...(fieldConfig?.defaults.links ?? []),
      ...(fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
        properties.filter(({ id }) => id === 'links').flatMap(({ value }) => value as readonly LinkJson[]),
      ),
    ]),
  ];
}

/** What a panel would show. @throws with Prometheus's message if it does not accept the query */
export function runPanelQuery(prometheusUrl: string, { expression, instant }: PanelQuery): Promise<readonly Series[]> {
  return instant ? query(prometheusUrl, expression) : queryRange(prometheusUrl, expression, 5);
}
