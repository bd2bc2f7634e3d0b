import { BOARDS, type BoardName } from '../dashboards/boards.ts';

/**
 * Path of a dashboard on which variables have the values of the alert's labels of the same names, as a template.
 *
 * @example boardPath('overview', 'budget') // '/d/spancost-overview?var-budget={{ $labels.budget | urlquery }}'
 */
export function boardPath(board: BoardName, ...labels: readonly string[]): string {
  const variables = labels.map((label) => `var-${label}={{ $labels.${label} | urlquery }}`);
  return `/d/${BOARDS[board].uid}${variables.length === 0 ? '' : '?'}${variables.join('&')}`;
}
