import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { RowBuilder, type DashboardBuilder, type GridPos, type Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelTooWideError } from '../errors.ts';

/** Columns of a Grafana dashboard. */
const COLUMNS = 24;

/** What every panel builder of the SDK can do, whatever it shows. */
interface PlaceablePanel extends Builder<Panel> {
  id(id: number): this;
  gridPos(gridPos: GridPos): this;
}

/** A panel and the room it takes, in grid units. */
export interface Placed {
  readonly panel: PlaceablePanel;
  readonly width: number;
  readonly height: number;
}

/** A titled group of panels. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Placed[];
}

/**
 * Adds the sections to a dashboard, each under a row of its own, panels from left to right, a new line where the next
 * one would not fit. Ids count from 1 in order of appearance: the SDK assigns none, and its own layout runs past the edge.
 *
 * @throws PanelTooWideError above 24 columns
 */
export function addSections(dashboard: DashboardBuilder, sections: readonly Section[]): void {
  let id = 0;
  let y = 0;
  for (const { title, panels } of sections) {
    dashboard.withRow(new RowBuilder(title).id(++id).gridPos({ x: 0, y, w: COLUMNS, h: 1 }));
    y += 1;
    let x = 0;
    let lineHeight = 0;
    for (const { panel, width, height } of panels) {
      if (width > COLUMNS) throw new PanelTooWideError(panel.build().title ?? '', width);
      if (x + width > COLUMNS) {
        y += lineHeight;
        x = 0;
        lineHeight = 0;
      }
      dashboard.withPanel(panel.id(++id).gridPos({ x, y, w: width, h: height }));
      x += width;
      lineHeight = Math.max(lineHeight, height);
    }
    y += lineHeight;
  }
}
