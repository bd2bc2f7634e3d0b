import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { CostBasis } from '@spancost/conventions';
import { TOKEN_TYPES } from '@spancost/prices';
import { ENTRY_KINDS, type Entry, type EntryKind } from '../entry.ts';
import type { QuarantinedReport } from '../quarantined-report.ts';
import type {
  CallEntries,
  CallFilter,
  CallRange,
  CallSummary,
  Dimension,
  LedgerViews,
  PriceUse,
  QuarantineTotal,
  SeriesTotal,
  Spend,
  SpendQuery,
  TimeRange,
  UsageGroup,
  UsageTotals,
  WalkOptions,
} from '../views.ts';
import { timestamp } from './entry-row.ts';
import { brokenBy, type FailingFile } from './failure.ts';
import { priceUsageQuery, readPriceUse } from './price-usage.ts';
import { readBigInt, readEntry, readMs, readNumber, readOptionalText, readText, readTokens, readUsd, type Row } from './read-row.ts';
import { readSeriesTotal, SERIES_TOTALS } from './series-totals.ts';
import { walkCalls } from './walk-calls.ts';

const TOKEN_SUMS = TOKEN_TYPES.map((type) => `sum(tokens_${type}) AS tokens_${type}`).join(', ');
const ALL_TOKENS = TOKEN_TYPES.map((type) => `tokens_${type}`).join(' + ');

/** The entries that say how a call is priced. */
const PRICED = "(kind <> 'correction' OR rerating IS NOT NULL) AND cost_usd IS NOT NULL";

/** The column of each name that calls are grouped, filtered or budgeted by. */
const COLUMNS: Readonly<Record<Dimension | keyof CallFilter, string>> = {
  feature: 'feature',
  model: 'model',
  provider: 'provider',
  user: 'user_id',
  tenant: 'tenant',
  status: 'status',
  traceId: 'trace_id',
  service: 'service',
  environment: 'environment',
};

/** Calls whose charge has no cost, and to which no later entry gave one; between the times $1 and $2. */
const UNPRICED_REQUESTS = `count(*) FILTER (kind = 'charge' AND cost_usd IS NULL AND call_id NOT IN (
  SELECT call_id FROM entries WHERE kind <> 'charge' AND cost_usd IS NOT NULL AND called_at >= $1 AND called_at < $2))`;

/** The views of a ledger as SQL over its entries; sums of money are DECIMAL(38,20), never doubles. */
export class DuckDBViews implements LedgerViews {
  readonly #connection: DuckDBConnection;
  readonly #file: FailingFile;

  constructor(connection: DuckDBConnection, file: FailingFile) {
    this.#connection = connection;
    this.#file = file;
  }

  async totals(range: TimeRange): Promise<UsageTotals> {
    const [row = {}] = await this.#query(
      `SELECT count(*) FILTER (kind = 'charge') AS requests, ${TOKEN_SUMS}, sum(tokens_reasoning) AS tokens_reasoning, sum(cost_usd) AS cost,
        count(*) FILTER (kind = 'charge' AND status = 'success') AS successes,
        avg(duration) FILTER (kind = 'charge') AS duration,
        ${UNPRICED_REQUESTS} AS unpriced
      FROM entries WHERE called_at >= $1 AND called_at < $2`,
      [timestamp(range.from), timestamp(range.to)],
    );
    return {
      requests: readNumber(row, 'requests'),
      tokens: readTokens(row),
      reasoningTokens: readNumber(row, 'tokens_reasoning'),
      cost: readUsd(row, 'cost') ?? 0n,
      unpricedRequests: readNumber(row, 'unpriced'),
      successes: readNumber(row, 'successes'),
      ...(typeof row['duration'] === 'number' ? { meanDuration: row['duration'] } : {}),
    };
  }

  async groups(range: TimeRange, dimension: Dimension): Promise<readonly UsageGroup[]> {
    const rows = await this.#query(
      `SELECT ${COLUMNS[dimension]} AS value, count(*) FILTER (kind = 'charge') AS requests, ${UNPRICED_REQUESTS} AS unpriced, sum(${ALL_TOKENS}) AS tokens, sum(cost_usd) AS cost
      FROM entries WHERE called_at >= $1 AND called_at < $2 GROUP BY value ORDER BY cost DESC NULLS LAST, requests DESC, value`,
      [timestamp(range.from), timestamp(range.to)],
    );
    return rows.map((row) => {
      const value = readOptionalText(row, 'value');
      return {
        ...(value === undefined ? {} : { value }),
        requests: readNumber(row, 'requests'),
        unpricedRequests: readNumber(row, 'unpriced'),
        tokens: readNumber(row, 'tokens'),
        cost: readUsd(row, 'cost') ?? 0n,
      };
    });
  }

  async priceUsage(range: TimeRange, limit: number): Promise<readonly PriceUse[]> {
    return (await this.#query(priceUsageQuery(PRICED, limit), [timestamp(range.from), timestamp(range.to)])).map(readPriceUse);
  }

  async calls(filter: CallFilter, limit: number, before?: bigint): Promise<readonly CallSummary[]> {
    const { conditions, values } = where(filter);
    if (before !== undefined) conditions.push(`entry_no < $${values.push(before)}`);
    const rows = await this.#query(
      `WITH page AS (SELECT * FROM entries WHERE ${["kind = 'charge'", ...conditions].join(' AND ')} ORDER BY entry_no DESC LIMIT ${limit}),
        sums AS (SELECT call_id, ${TOKEN_TYPES.map((type) => `sum(tokens_${type}) AS sum_${type}`).join(', ')}, sum(tokens_reasoning) AS sum_reasoning,
          sum(cost_usd) AS net, count(*) AS entries,
          arg_max(basis, seq) FILTER (${PRICED}) AS priced_basis, arg_max(price_id, seq) FILTER (${PRICED}) AS priced_id FROM entries WHERE call_id IN (SELECT call_id FROM page) GROUP BY call_id)
      SELECT page.*, sums.* EXCLUDE (call_id) FROM page JOIN sums USING (call_id) ORDER BY entry_no DESC`,
      values,
    );
    return rows.map(readSummary);
  }

  async entriesOf(callId: string): Promise<readonly Entry[]> {
    return (await this.#query('SELECT * FROM entries WHERE call_id = $1 ORDER BY seq', [callId])).map(readEntry);
  }

  async lastEntryNo(): Promise<bigint> {
    const [row] = await this.#query('SELECT max(entry_no) AS last FROM entries');
    return typeof row?.['last'] === 'bigint' ? row['last'] : 0n;
  }

  async callsWithEntriesAfter(entryNo: bigint): Promise<ReadonlySet<string>> {
    const rows = await this.#query('SELECT DISTINCT call_id FROM entries WHERE entry_no > $1', [entryNo]);
    return new Set(rows.map((row) => readText(row, 'call_id')));
  }

  walk(calls: CallRange, options: WalkOptions): Promise<readonly CallEntries[]> {
    return walkCalls((sql, values) => this.#query(sql, values), calls, options);
  }

  async spend(queries: readonly SpendQuery[]): Promise<readonly Spend[]> {
    if (queries.length === 0) return [];
    const values: DuckDBValue[] = [];
    const columns = queries.map(({ range, scope }, index) => {
      const { conditions } = where(scope, values);
      conditions.push(`called_at >= $${values.push(timestamp(range.from))}`, `called_at < $${values.push(timestamp(range.to))}`);
      const condition = conditions.join(' AND ');
      return `sum(cost_usd) FILTER (${condition}) AS cost_${index}, count(*) FILTER (kind = 'charge' AND ${condition}) AS requests_${index}`;
    });
    const [row = {}] = await this.#query(`SELECT ${columns.join(', ')} FROM entries`, values);
    return queries.map((_, index) => ({ cost: readUsd(row, `cost_${index}`) ?? 0n, requests: readNumber(row, `requests_${index}`) }));
  }

  async entriesByKind(): Promise<Readonly<Record<EntryKind, number>>> {
    const rows = await this.#query('SELECT kind, count(*) AS entries FROM entries GROUP BY kind');
    const counts = new Map(rows.map((row) => [readText(row, 'kind'), readNumber(row, 'entries')]));
    return Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, counts.get(kind) ?? 0])) as Record<EntryKind, number>;
  }

  async seriesTotals(): Promise<readonly SeriesTotal[]> {
    return (await this.#query(SERIES_TOTALS)).map(readSeriesTotal);
  }

  async quarantineTotals(): Promise<readonly QuarantineTotal[]> {
    const rows = await this.#query(
      'SELECT signal, reason, count(*) AS reports, min(recorded_at) AS first_at FROM quarantine GROUP BY signal, reason ORDER BY first_at',
    );
    return rows.map((row) => ({
      signal: readText(row, 'signal'),
      reason: readText(row, 'reason'),
      reports: readNumber(row, 'reports'),
      firstAt: readMs(row, 'first_at'),
    }));
  }

  async quarantined(limit: number): Promise<readonly QuarantinedReport[]> {
    const rows = await this.#query(`SELECT * FROM quarantine ORDER BY recorded_at DESC, id LIMIT ${limit}`);
    return rows.map((row) => ({
      id: readText(row, 'id'),
      recordedAt: readMs(row, 'recorded_at'),
      signal: readText(row, 'signal') as QuarantinedReport['signal'],
      reason: readText(row, 'reason'),
      detail: readText(row, 'detail'),
      payload: readText(row, 'payload'),
    }));
  }

  async #query(sql: string, values: readonly DuckDBValue[] = []): Promise<readonly Row[]> {
    try {
      return (await this.#connection.runAndReadAll(sql, [...values])).getRowObjects();
    } catch (error) {
      throw brokenBy(error, this.#file) ?? error;
    }
  }
}

/** Conditions with placeholders; their values are added to `values`. */
function where(filter: CallFilter, values: DuckDBValue[] = []): { readonly conditions: string[]; readonly values: DuckDBValue[] } {
  const conditions = (Object.keys(filter) as (keyof CallFilter)[]).flatMap((name) => {
    const value = filter[name];
    return value === undefined ? [] : [`${COLUMNS[name]} = $${values.push(value)}`];
  });
  return { conditions, values };
}

function readSummary(row: Row): CallSummary {
  const cost = readUsd(row, 'net');
  const charge = readEntry(row);
  const pricedBasis = readOptionalText(row, 'priced_basis');
  const priceId = readOptionalText(row, 'priced_id');
  return {
    entryNo: readBigInt(row, 'entry_no'),
    charge,
    basis: pricedBasis === undefined ? charge.basis : (pricedBasis as CostBasis),
    ...(priceId === undefined ? {} : { priceId }),
    ...(pricedBasis === undefined && charge.unpricedReason !== undefined ? { unpricedReason: charge.unpricedReason } : {}),
    tokens: readTokens(Object.fromEntries(TOKEN_TYPES.map((type) => [`tokens_${type}`, row[`sum_${type}`] ?? 0n]))),
    reasoningTokens: readNumber(row, 'sum_reasoning'),
    entries: readNumber(row, 'entries'),
    ...(cost === undefined ? {} : { cost }),
  };
}
