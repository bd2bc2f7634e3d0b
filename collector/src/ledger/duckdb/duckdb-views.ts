import type { DuckDBConnection } from '@duckdb/node-api';
import { ENTRY_KINDS, type Entry, type EntryKind } from '../entry.ts';
import type { BusinessViews } from '../business/business-views.ts';
import type { CallScope } from '../call-scope.ts';
import type { CalledSpan, Course, CourseQuery, Ranking, RankingQuery, UserActivity } from '../call-sums.ts';
import type { CallsQuery } from '../calls-query.ts';
import type { ErrorPatterns } from '../error-patterns.ts';
import type { AppendedSince, HourlySpend } from '../hourly-spend.ts';
import type { CalledModel, MixesQuery, TokenMix } from '../token-mixes.ts';
import type { KeptReport, QuarantineFilter, QuarantinePosition } from '../quarantined-report.ts';
import type {
  CallEntries,
  CallRange,
  ChargedCall,
  Dimension,
  LedgerViews,
  PriceUse,
  QuarantineTotal,
  SeriesTotal,
  Spend,
  TargetSpends,
  TargetsQuery,
  TimeRange,
  TopGroups,
  UsageQuery,
  UsageTotals,
  WalkOptions,
} from '../views.ts';
import { DuckDBBusinessViews } from './business/duckdb-business-views.ts';
import { Values } from './conditions.ts';
import type { FailingFile } from './failure.ts';
import type { CallIndex } from './index/call-index.ts';
import { callHash } from './index/key-hash.ts';
import { priceUsageQuery, readPriceUse } from './price-usage.ts';
import { quarantineQuery, readKept } from './quarantine-views.ts';
import { queryOn, type Query } from './query.ts';
import { readBigInt, readEntry, readMs, readNumber, readOptionalText, readText, readUsd } from './read-row.ts';
import { readSeriesTotal, SERIES_TOTALS } from './series-totals.ts';
import { callsPageOf } from './usage/calls-page.ts';
import { errorPatternsOf } from './usage/error-patterns.ts';
import { courseOf } from './usage/course.ts';
import { appendedSince, hourlySpendOf } from './usage/hourly-spend.ts';
import { rankingOf } from './usage/ranking.ts';
import { spendOf } from './usage/spend-views.ts';
import { targetSpendsOf } from './usage/target-spends.ts';
import { calledSpanOf, firstDayOf, userActivityOf } from './usage/user-activity.ts';
import { calledModelsOf, tokenMixesOf } from './usage/token-mixes.ts';
import { breakdownOf, topGroupsOf } from './usage/top-groups.ts';
import { totalsOf } from './usage/usage-totals.ts';
import { walkCalls } from './walk-calls.ts';

/** The views of a ledger as SQL over its entries; sums of money are DECIMAL(38,20), never doubles. */
export class DuckDBViews implements LedgerViews {
  readonly business: BusinessViews;
  readonly #query: Query;

  readonly #index: CallIndex;

  constructor(connection: DuckDBConnection, file: FailingFile, index: CallIndex) {
    this.#index = index;
    this.#query = queryOn(connection, file);
    this.business = new DuckDBBusinessViews(this.#query);
  }

  totals(usage: UsageQuery): Promise<UsageTotals> {
    return totalsOf(this.#query, usage);
  }

  topGroups(usage: UsageQuery, dimension: Dimension, limit: number): Promise<TopGroups> {
    return topGroupsOf(this.#query, usage, dimension, limit);
  }

  breakdown(usage: UsageQuery, dimensions: readonly Dimension[], limit: number): Promise<ReadonlyMap<Dimension, TopGroups>> {
    return breakdownOf(this.#query, usage, dimensions, limit);
  }

  spend(queries: readonly UsageQuery[]): Promise<readonly Spend[]> {
    return spendOf(this.#query, queries);
  }

  targetSpends(query: TargetsQuery): Promise<TargetSpends> {
    return targetSpendsOf(this.#query, query);
  }

  hourlySpend(range: TimeRange, scopes: readonly CallScope[]): Promise<readonly HourlySpend[]> {
    return hourlySpendOf(this.#query, range, scopes);
  }

  appendedSince(entryNo: bigint): Promise<AppendedSince> {
    return appendedSince(this.#query, entryNo);
  }

  ranking(query: RankingQuery): Promise<Ranking> {
    return rankingOf(this.#query, query);
  }

  course(query: CourseQuery): Promise<Course> {
    return courseOf(this.#query, query);
  }

  userActivity(usage: UsageQuery): Promise<UserActivity> {
    return userActivityOf(this.#query, usage);
  }

  calledSpan(usage: UsageQuery): Promise<CalledSpan | undefined> {
    return calledSpanOf(this.#query, usage);
  }

  firstDay(usage: UsageQuery): Promise<number | undefined> {
    return firstDayOf(this.#query, usage);
  }

  async priceUsage(usage: UsageQuery, limit: number): Promise<readonly PriceUse[]> {
    const values = new Values();
    return (await this.#query(priceUsageQuery(usage, limit, values), values.list)).map(readPriceUse);
  }

  calls(query: CallsQuery): Promise<readonly CallEntries[]> {
    return callsPageOf(this.#query, query);
  }

  errorPatterns(usage: UsageQuery, limit: number): Promise<ErrorPatterns> {
    return errorPatternsOf(this.#query, usage, limit);
  }

  calledModels(usage: UsageQuery): Promise<readonly CalledModel[]> {
    return calledModelsOf(this.#query, usage);
  }

  tokenMixes(query: MixesQuery): Promise<readonly TokenMix[]> {
    return tokenMixesOf(this.#query, query);
  }

  async chargeOf(callId: string, upTo?: bigint): Promise<ChargedCall | undefined> {
    const [charge] = await this.#query(
      `SELECT min(entry_no) AS entry_no, any_value(tenant) AS tenant, any_value(user_id) AS user_id,
        sum(cost_usd)${upTo === undefined ? '' : ` FILTER (entry_no <= ${upTo})`} AS cost_usd
      FROM entries WHERE entry_no IN (${(await this.#numbersOf(callId)).join(',')}) AND call_id = $1 HAVING count(*) > 0`,
      [callId],
    );
    if (charge === undefined) return undefined;
    const [tenant, user] = [readOptionalText(charge, 'tenant'), readOptionalText(charge, 'user_id')];
    const cost = readUsd(charge, 'cost_usd');
    return {
      entryNo: readBigInt(charge, 'entry_no'),
      attribution: { ...(tenant === undefined ? {} : { tenant }), ...(user === undefined ? {} : { user }) },
      ...(cost === undefined ? {} : { cost }),
    };
  }

  async entriesOf(callId: string): Promise<readonly Entry[]> {
    const numbers = (await this.#numbersOf(callId)).join(',');
    const rows = await this.#query(`SELECT * FROM entries WHERE entry_no IN (${numbers}) AND call_id = $1 ORDER BY seq`, [callId]);
    return rows.map(readEntry);
  }

  /** Entries that may be of a call; some other one where there is none, as the time that a look takes must not tell of calls of others. */
  async #numbersOf(callId: string): Promise<readonly bigint[]> {
    const numbers = [...(await this.#index.find([callHash(callId)], this.#query)).values()].flat();
    return numbers.length === 0 ? [1n] : numbers;
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
    return walkCalls(this.#query, calls, options);
  }

  async entriesByKind(): Promise<Readonly<Record<EntryKind, number>>> {
    const rows = await this.#query('SELECT kind, sum(entries) AS entries FROM series GROUP BY kind');
    const counts = new Map(rows.map((row) => [readText(row, 'kind'), readNumber(row, 'entries')]));
    return Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, counts.get(kind) ?? 0])) as Record<EntryKind, number>;
  }

  async seriesTotals(): Promise<readonly SeriesTotal[]> {
    return (await this.#query(SERIES_TOTALS)).map(readSeriesTotal);
  }

  async quarantineTotals(): Promise<readonly QuarantineTotal[]> {
    const rows = await this.#query(
      `SELECT signal, reason, count(*) AS reports, count(*) FILTER (decided.report_id IS NULL) AS waiting, min(recorded_at) AS first_at
      FROM quarantine LEFT JOIN (SELECT DISTINCT report_id FROM quarantine_decisions) AS decided ON report_id = id
      GROUP BY signal, reason ORDER BY first_at`,
    );
    return rows.map((row) => ({
      signal: readText(row, 'signal'),
      reason: readText(row, 'reason'),
      reports: readNumber(row, 'reports'),
      waiting: readNumber(row, 'waiting'),
      firstAt: readMs(row, 'first_at'),
    }));
  }

  async quarantined(filter: QuarantineFilter, limit: number, after?: QuarantinePosition): Promise<readonly KeptReport[]> {
    const { sql, values } = quarantineQuery(filter, limit, after);
    return (await this.#query(sql, values)).map(readKept);
  }
}
