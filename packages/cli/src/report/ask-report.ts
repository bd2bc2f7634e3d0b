import {
  CHECK_BUDGETS,
  GET_ANALYTICS,
  GET_STATS,
  LIST_BUDGETS,
  RANGE,
  RefusedError,
  type GroupDimension,
  type Groups,
  type QuerySent,
  type Stats,
  type BudgetCheck,
  type BudgetList,
} from '@spancost/api';
import { questionOf } from '../ask/question-options.ts';
import type { CollectorApi } from '../collector-api.ts';

/** What a report is made from, and what `--json` prints. */
export type Report = (
  | { readonly today: Stats; readonly this_month: Stats }
  /** Where a range was asked for. */
  | { readonly stats: Stats }
) & {
  /**
   * All budgets; of a user, a tenant or a feature those that its calls fall under, and none where the token may not see these calls.
   * Null for a range that is over: they stand as of now.
   */
  readonly budgets: BudgetList['budgets'] | BudgetCheck['budgets'] | null;
  /** With --by: of the range, or of this month. */
  readonly groups?: Groups;
};

/** Groups of a report. */
const MOST_GROUPS = 50;

/** Asks for all parts of a report at once. @param options As commander has read them. */
export async function askReport(api: CollectorApi, options: { readonly by?: readonly GroupDimension[] }): Promise<Report> {
  const query = questionOf(GET_STATS, options);
  const hasRange = Object.keys(RANGE).some((name) => name !== 'time_zone' && name in query);
  const stats = (range: Pick<QuerySent<typeof GET_STATS>, 'period'>): Promise<Stats> =>
    api.ask(GET_STATS, { query: { ...query, ...range } });
  const month = { period: 'this_month' } as const;
  const groups = groupsOf(api, options.by, hasRange ? query : { ...query, ...month });
  if (!hasRange) {
    const [today, thisMonth, budgets, grouped] = await Promise.all([
      stats({ period: 'today' }),
      stats(month),
      budgetsOf(api, query),
      groups,
    ]);
    return { today, this_month: thisMonth, budgets, ...(grouped === undefined ? {} : { groups: grouped }) };
  }
  const [answer, grouped] = await Promise.all([stats({}), groups]);
  const budgets = isOver(query, answer) ? null : await budgetsOf(api, query);
  return { stats: answer, budgets, ...(grouped === undefined ? {} : { groups: grouped }) };
}

/** A range whose written end is to come ends when the collector was asked, by its clock. */
const JUST_NOW_MS = 60_000;

/** Only a written end is held against the clock of this machine, of which that of the collector may differ. */
function isOver({ period, to }: QuerySent<typeof GET_STATS>, answer: Stats): boolean {
  if (period !== undefined) return period === 'yesterday' || period.startsWith('last_');
  return to !== undefined && Date.parse(answer.to) < Date.now() - JUST_NOW_MS;
}

type Scope = Pick<QuerySent<typeof GET_STATS>, 'user' | 'tenant' | 'feature'>;

async function budgetsOf(api: CollectorApi, { user, tenant, feature }: Scope): Promise<Report['budgets']> {
  if ((user ?? tenant ?? feature) === undefined) return (await api.ask(LIST_BUDGETS, {})).budgets;
  try {
    return (await api.ask(CHECK_BUDGETS, { query: { user, tenant, feature } })).budgets;
  } catch (error) {
    if (isForbidden(error)) return [];
    throw error;
  }
}

/** That a limited token asked about calls of others. One whose role is not enough is refused with the sums too, and so is the report. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof RefusedError && error.cause.status === 403;
}

async function groupsOf(
  api: CollectorApi,
  by: readonly GroupDimension[] | undefined,
  query: QuerySent<typeof GET_STATS>,
): Promise<Groups | undefined> {
  if (by === undefined) return undefined;
  return api.ask(GET_ANALYTICS, { query: { ...query, group_by: by.join(','), compare: 'previous', limit: MOST_GROUPS } });
}
