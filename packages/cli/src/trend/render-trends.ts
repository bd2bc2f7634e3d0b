import type { Trends } from '@spancost/api';
import { titleOf } from '../ask/dimension-words.ts';
import { formatCost, formatCount, formatName } from '../format.ts';
import { dayOf, formatMoment, formatRange } from '../format-moment.ts';
import { glyphsFor } from '../glyphs.ts';
import { sparkline } from '../sparkline.ts';
import { table } from '../table.ts';

/** Stretches over time: a bar for each, or, by a dimension, a sparkline for each value. @param width Columns of the terminal. */
export function renderTrends(trends: Trends, width?: number): string {
  const { points, interval, total } = trends;
  const room = Math.max(8, Math.min(MOST_BLOCKS, (width ?? 100) - 74));
  const head = `${formatRange(trends)}, ${interval}, ${formatCount(points.length)} points`;
  if (trends.group_by === null)
    return [
      head,
      '',
      sparkline(points.map(amountOf), width ?? 100),
      '',
      table(...pointRows(trends, room), ['From', 'Of the most'], width),
    ].join('\n');
  const title = titleOf(trends.group_by);
  const rows = [
    ...trends.series.map((each) => [
      formatName(each.value, each.display_name),
      ...cellsOf(each.total),
      sparkline(each.points.map(amountOf), room),
    ]),
    ...(trends.rest === null
      ? []
      : [[`${formatCount(trends.rest.values)} more`, ...cellsOf(trends.rest.total), sparkline(trends.rest.points.map(amountOf), room)]]),
    ['all', ...cellsOf(total), sparkline(points.map(amountOf), room)],
  ];
  return [head, '', table([title, ...COLUMNS, 'Over time'], rows, [title], width)].join('\n');
}

/** A cost that leaves calls out says of how many. */
const COLUMNS: readonly string[] = ['Requests', 'Tokens', 'Cost', 'Unpriced'];

/** Blocks of one line of a table. */
const MOST_BLOCKS = 40;

interface Part {
  readonly requests: number;
  readonly unpriced_requests: number;
  readonly tokens: number;
  readonly cost_usd: string;
}

/** For the length of a line; what is read and added up is the text. */
function amountOf({ cost_usd: cost }: Part): number {
  return Number(cost);
}

function cellsOf(part: Part): readonly string[] {
  return [formatCount(part.requests), formatCount(part.tokens), formatCost(part), formatCount(part.unpriced_requests)];
}

function pointRows(
  { points, interval, time_zone: zone, total }: Trends,
  room: number,
): [readonly string[], readonly (readonly string[])[]] {
  const { full } = glyphsFor(process.env, process.platform);
  const most = Math.max(0, ...points.map(amountOf));
  const rows = points.map((point) => {
    const from = formatMoment(point.from, zone);
    const amount = amountOf(point);
    const length = most === 0 || amount <= 0 ? 0 : Math.max(1, Math.round((amount / most) * room));
    return [interval === 'hourly' ? from.slice(0, 16) : dayOf(from), ...cellsOf(point), full.repeat(length)];
  });
  return [
    ['From', ...COLUMNS, 'Of the most'],
    [...rows, ['all', ...cellsOf(total), '']],
  ];
}
