import {
  DashboardBuilder,
  DashboardCursorSync,
  type AnnotationQueryBuilder,
  type Dashboard,
  type DashboardLinkBuilder,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { BOARD_TAG, BOARDS, type BoardName } from './boards.ts';
import { addSections, type Section } from './layout.ts';

export interface BoardParts {
  readonly variables: readonly Builder<VariableModel>[];
  readonly links: readonly DashboardLinkBuilder[];
  readonly annotations: readonly AnnotationQueryBuilder[];
  readonly sections: readonly Section[];
  /** Time range at first, up to now. */
  readonly from: 'now-6h' | 'now-24h' | 'now-7d';
}

/** A dashboard as all are: read-only, for it is generated, with a shared crosshair and a refresh of half a minute. */
export function board(name: BoardName, { variables, links, annotations, sections, from }: BoardParts): Dashboard {
  const { uid, title, purpose } = BOARDS[name];
  const dashboard = new DashboardBuilder(title)
    .uid(uid)
    .description(purpose)
    .tags([BOARD_TAG])
    .timezone('browser')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from, to: 'now' })
    .refresh('30s')
    .annotations([...annotations])
    .variables([...variables])
    .links([...links]);
  addSections(dashboard, sections);
  return dashboard.build();
}
