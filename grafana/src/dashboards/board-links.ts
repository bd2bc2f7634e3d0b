import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { BOARD_NAMES, BOARDS, type BoardName } from './boards.ts';

/** The boards that show the collector's metrics; the one of applications has other variables. */
const OF_COLLECTOR: readonly BoardName[] = BOARD_NAMES.filter((name) => name !== 'application');

/** Links from a board to the others, which take its time range and variables along. */
export function linksToOtherBoards(from: BoardName): readonly DashboardLinkBuilder[] {
  return OF_COLLECTOR.filter((name) => name !== from).map((name) => linkTo(name));
}

/** A link to a board, in place, with the time range and the variables of where it is. */
function linkTo(name: BoardName): DashboardLinkBuilder {
  const { title, uid, purpose } = BOARDS[name];
  return new DashboardLinkBuilder(title.replace(/^Spancost /, ''))
    .type(DashboardLinkType.Link)
    .icon('dashboard')
    .tooltip(purpose)
    .url(`/d/${uid}`)
    .keepTime(true)
    .includeVars(true);
}

/**
 * A link of a panel to a board on which a variable has the value that was clicked.
 *
 * @example boardOf('Reliability of this model', 'reliability', 'model', '${__field.labels.model}')
 */
export function boardOf(title: string, name: BoardName, variable: string, value: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .url(`/d/${BOARDS[name].uid}?\${__url_time_range}&\${prometheus:queryparam}&\${tempo:queryparam}&var-${variable}=${value}`);
}
