import type { Acquisition, AnswerOf, Churn, RecordOperations, Revenue } from '@spancost/api';
import { furtherPage } from '../ask/further-page.ts';
import { formatCount, formatUsd } from '../format.ts';
import { table } from '../table.ts';

interface Page<T> {
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
    ...stretchOf(each),
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
    ...stretchOf(each),
    ...endOf(each),
  ];
  return render(page, ['Channel', 'Amount', 'Customers', 'From', 'To'], cells, width);
}

/** Who left, one record a row. @param width Columns of the terminal. */
export function renderChurn(page: AnswerOf<RecordOperations['churn']['list']>, width?: number): string {
  const cells = (each: Churn): readonly string[] => [each.tenant ?? '', each.user ?? '', each.at, ...endOf(each)];
  return render(page, ['Tenant', 'User', 'At'], cells, width);
}

function render<T>(
  { records, next_cursor: next }: Page<T>,
  header: readonly string[],
  cells: (record: T) => readonly string[],
  width?: number,
): string {
  if (records.length === 0) return 'no records';
  return [table([...header, 'Id', 'Note', 'Record'], records.map(cells), NAMES, width), ...furtherPage(next)].join('\n');
}

function stretchOf({ from, to }: Pick<Revenue, 'from' | 'to'>): readonly string[] {
  return [from, to ?? ''];
}

function endOf({ id, note, record_id: record }: Pick<Revenue, 'id' | 'note' | 'record_id'>): readonly string[] {
  return [id ?? '', note ?? '', record];
}
