import type {
  BusinessViews,
  CountedTime,
  CustomerCounts,
  CustomerKind,
  Margins,
  MarginsQuery,
  RecordsFilter,
} from '../../business/business-views.ts';
import type { NumberedRecord } from '../../business/business-record.ts';
import type { Usd } from '../../money.ts';
import { Values } from '../conditions.ts';
import { timestamp } from '../entry-columns.ts';
import type { Query } from '../query.ts';
import { readMs, readUsd } from '../read-row.ts';
import { countedParts, KEPT } from './counted-parts.ts';
import { customerCountsOf } from './customer-counts.ts';
import { marginsOf } from './margins.ts';
import { readRecord } from './read-record.ts';

/** What is known of the business, as SQL over its records. */
export class DuckDBBusinessViews implements BusinessViews {
  readonly #query: Query;

  constructor(query: Query) {
    this.#query = query;
  }

  async records({ kind, range }: RecordsFilter, limit: number, before?: bigint): Promise<readonly NumberedRecord[]> {
    const values = new Values();
    const to = values.add(timestamp(range.to));
    const from = values.add(timestamp(range.from));
    const conditions = [
      KEPT,
      `kind = ${values.add(kind)}`,
      `from_at < ${to}`,
      `(from_at >= ${from} OR to_at > ${from})`,
      ...(before === undefined ? [] : [`record_no < ${values.add(before)}`]),
    ];
    const sql = `SELECT * FROM business_records WHERE ${conditions.join(' AND ')} ORDER BY record_no DESC LIMIT ${limit}`;
    return (await this.#query(sql, values.list)).map(readRecord);
  }

  async revenue(time: CountedTime): Promise<Usd | undefined> {
    const values = new Values();
    const [row = {}] = await this.#query(`SELECT sum(amount) AS revenue FROM (${countedParts('revenue', time, values)})`, values.list);
    return readUsd(row, 'revenue');
  }

  margins(query: MarginsQuery): Promise<Margins> {
    return marginsOf(this.#query, query);
  }

  customerCounts(time: CountedTime, by: CustomerKind): Promise<CustomerCounts> {
    return customerCountsOf(this.#query, time, by);
  }

  async firstRecordAt(): Promise<number | undefined> {
    const [row = {}] = await this.#query(`SELECT min(from_at) AS first_at FROM business_records WHERE ${KEPT}`);
    return row['first_at'] === null ? undefined : readMs(row, 'first_at');
  }
}
