import { formatUsd, type Usd } from '../../money.ts';
import type { TargetSpends, TargetsQuery } from '../../views.ts';
import { COLUMNS } from '../columns.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readNumbers, readText } from '../read-row.ts';
import { readSpend, SPEND_SUMS } from './spend-views.ts';
import { usageSource } from './usage-source.ts';

/** What fits into DECIMAL(18,0); no ledger holds as many tokens. */
const MOST = '999999999999999999';

/**
 * Counts and lists the tenants or users of a query by what they spent, in the database, so that a hundred thousand of them
 * are never brought here. Sums are decimals with 20 places, as in the ledger.
 */
export async function targetSpendsOf(query: Query, asked: TargetsQuery): Promise<TargetSpends> {
  const { usage, dimension, ceiling, amounts, listedFrom, limit } = asked;
  const values = new Values();
  const column = COLUMNS[dimension];
  const assumed = (count: string, each: Usd): string => `least(coalesce(${count}, 0), ${MOST})::DECIMAL(18, 0) * ${decimalOf(each)}`;
  const rows = await query(
    `WITH sums AS MATERIALIZED (
      SELECT *, coalesce(cost, 0) + ${assumed('unpriced_tokens', ceiling.perToken)} + ${assumed('unpriced_requests', ceiling.perCall)} AS counted
      FROM (SELECT ${column} AS value, ${SPEND_SUMS} FROM (${usageSource(usage, values, [dimension])})
        WHERE ${column} IS NOT NULL GROUP BY value HAVING sum(requests) <> 0)),
    counts AS (SELECT count(*) AS targets, [${amounts.map((amount) => `count(*) FILTER (counted >= ${decimalOf(amount)})`).join(', ')}]::BIGINT[] AS reached FROM sums)
    SELECT counts.*, listed.* FROM counts LEFT JOIN (SELECT *, row_number() OVER (ORDER BY counted DESC, value) AS place FROM sums
      WHERE counted >= ${decimalOf(listedFrom)} ORDER BY place LIMIT ${limit}) AS listed ON true ORDER BY place`,
    values.list,
  );
  const [first = {}] = rows;
  return {
    targets: readNumber(first, 'targets'),
    reached: readNumbers(first, 'reached'),
    listed: rows.filter((row) => row['value'] !== null).map((row) => ({ value: readText(row, 'value'), ...readSpend(row) })),
  };
}

function decimalOf(usd: Usd): string {
  return `'${formatUsd(usd)}'::DECIMAL(38, 20)`;
}
