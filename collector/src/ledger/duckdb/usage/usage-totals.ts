import type { CostBasis } from '@spancost/conventions';
import type { BasisShare, UsageQuery, UsageTotals } from '../../views.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readTokens, readUsd, type Row } from '../read-row.ts';
import { USAGE_SUMS } from '../rollups/usage-rollups.ts';
import { usageSource } from './usage-source.ts';

const BASES: readonly CostBasis[] = ['reported', 'computed', 'estimated', 'unpriced'];

/** Of rows that have one basis and status each. */
const TOTALS: string = [
  ...USAGE_SUMS.map((name) => `sum(${name}) AS ${name}`),
  "sum(requests) FILTER (status = 'success') AS successes",
  ...BASES.flatMap((basis) =>
    ['requests', 'tokens', 'cost_usd'].map((name) => `sum(${name}) FILTER (basis = '${basis}') AS ${basis}_${name}`),
  ),
].join(', ');

/** What the calls of a query add up to: first by basis and status, so that no row is looked at for each basis. */
export async function totalsOf(query: Query, usage: UsageQuery): Promise<UsageTotals> {
  const values = new Values();
  const sums = USAGE_SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ');
  const [row = {}] = await query(
    `SELECT ${TOTALS} FROM (SELECT basis, status, ${sums} FROM (${usageSource(usage, values)}) GROUP BY basis, status)`,
    values.list,
  );
  return readTotals(row);
}

function readTotals(row: Row): UsageTotals {
  const durations = readNumber(row, 'durations');
  return {
    requests: readNumber(row, 'requests'),
    unpricedRequests: readNumber(row, 'unpriced_requests'),
    cost: readUsd(row, 'cost_usd') ?? 0n,
    byBasis: Object.fromEntries(BASES.map((basis) => [basis, readShare(row, basis)])) as Record<CostBasis, BasisShare>,
    tokens: readTokens(row),
    reasoningTokens: readNumber(row, 'tokens_reasoning'),
    successes: readNumber(row, 'successes'),
    ...(durations === 0 ? {} : { meanDuration: readNumber(row, 'duration_us') / durations / 1e6 }),
  };
}

function readShare(row: Row, basis: CostBasis): BasisShare {
  return {
    requests: readNumber(row, `${basis}_requests`),
    tokens: readNumber(row, `${basis}_tokens`),
    ...(basis === 'unpriced' ? {} : { cost: readUsd(row, `${basis}_cost_usd`) ?? 0n }),
  };
}
