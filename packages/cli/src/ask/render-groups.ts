import type { Group, Groups, GroupDimension } from '@spancost/api';
import { formatChange, formatCost, formatCount, formatName, formatPercent } from '../format.ts';
import { formatRange } from '../format-moment.ts';
import { table } from '../table.ts';
import { titleOf } from './dimension-words.ts';

/** Groups under the sums of all, with what the limit left out. @param width Columns of the terminal. */
export function renderGroups(groups: Groups, width?: number): string {
  const { group_by: by, groups: shown, rest, total, previous } = groups;
  const titles = by.map(titleOf);
  const isCompared = previous !== null;
  const header = [...titles, 'Requests', 'Tokens', 'Cost', 'Share', ...(isCompared ? ['Change'] : []), 'Unpriced'];
  const named = (name: string): readonly string[] => titles.map((_title, index) => (index === 0 ? name : ''));
  const rows = [
    ...shown.map((group) => [...namesOf(group, by), ...amounts(group, shareOf(group), isCompared ? [changeOf(group)] : [])]),
    ...(rest === null ? [] : [[...named(`${formatCount(rest.groups)} more`), ...amounts(rest, '', isCompared ? [''] : [])]]),
    [...named('all'), ...amounts(total, '', isCompared ? [''] : [])],
  ];
  return [
    `${formatRange(groups)}${previous === null ? '' : `; before: ${formatRange({ ...previous, time_zone: groups.time_zone })}`}`,
    '',
    table(header, rows, titles, width),
  ].join('\n');
}

function namesOf({ key, display_name: displayName }: Group, by: readonly string[]): readonly string[] {
  return by.map((dimension) => formatName(key[dimension as GroupDimension], displayName));
}

/** What calls without any known cost are of the whole is not known either. */
function shareOf(group: Group): string {
  return group.requests > 0 && group.unpriced_requests === group.requests ? 'unknown' : formatPercent(group.share_percent);
}

type Amounts = Pick<Group, 'requests' | 'tokens' | 'cost_usd' | 'unpriced_requests'>;

function amounts(sums: Amounts, share: string, change: readonly string[]): readonly string[] {
  return [formatCount(sums.requests), formatCount(sums.tokens), formatCost(sums), share, ...change, formatCount(sums.unpriced_requests)];
}

function changeOf({ change }: Group): string {
  return formatChange(change?.cost_percent ?? null);
}
