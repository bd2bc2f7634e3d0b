import type { Acquisition, AnswerOf, Churn, RecordOperations, Revenue } from '@spancost/api';
import { furtherPage } from '../ask/further-page.ts';
import { formatCount, formatUsd } from '../format.ts';
import { formatDayOrMoment } from '../format-moment.ts';
import { table } from '../table.ts';

interface Page<T> {
  readonly time_zone: string;
  readonly records: readonly T[];
  readonly next_cursor: string | null;
}

const NAMES: readonly string[] = ['Tenant', 'User', 'Channel', 'From', 'To', 'At', 'Id', 'Note', 'Record'];

/** What customers paid, one record a row. @param width Columns of the terminal. */
export function renderRevenue(page: AnswerOf<RecordOperations['revenue']['list']>, width?: number): string {
  const cells = (each: Revenue): readonly string[] => [
    each.tenant ?? '',
    each.user ?? '',
    formatUsd(each.amount_usd),
    ...stretchOf(each, page.time_zone),
    ...endOf(each),
  ];
  return render(page, ['Tenant', 'User', 'Amount', 'From', 'To'], cells, width);
}

/** What it took to win customers, one record a row. @param width Columns of the terminal. */
export function renderAcquisition(page: AnswerOf<RecordOperations['acquisition']['list']>, width?: number): string {
  const cells = (each: Acquisition): readonly string[] => [
    each.channel ?? '',
    formatUsd(each.amount_usd),
    formatCount(each.new_customers),
    ...stretchOf(each, page.time_zone),
    ...endOf(each),
  ];
  return render(page, ['Channel', 'Amount', 'Customers', 'From', 'To'], cells, width);
}

/** Who left, one record a row. @param width Columns of the terminal. */
export function renderChurn(page: AnswerOf<RecordOperations['churn']['list']>, width?: number): string {
  const cells = (each: Churn): readonly string[] => [
    each.tenant ?? '',
    each.user ?? '',
    formatDayOrMoment(each.at, page.time_zone),
    ...endOf(each),
  ];
  return render(page, ['Tenant', 'User', 'At'], cells, width);
}

function render<T>(
  { time_zone: zone, records, next_cursor: next }: Page<T>,
  header: readonly string[],
  cells: (record: T) => readonly string[],
  width?: number,
): string {
  if (records.length === 0) return 'no records';
  const rows = table([...header, 'Id', 'Note', 'Record'], records.map(cells), NAMES, width);
  return [rows, `days of ${zone}; To is not in it`, ...furtherPage(next)].join('\n');
}

function stretchOf({ from, to }: Pick<Revenue, 'from' | 'to'>, zone: string): readonly string[] {
  return [formatDayOrMoment(from, zone), to === null ? '' : formatDayOrMoment(to, zone)];
}

function endOf({ id, note, record_id: record }: Pick<Revenue, 'id' | 'note' | 'record_id'>): readonly string[] {
  return [id ?? '', note ?? '', record];
}
