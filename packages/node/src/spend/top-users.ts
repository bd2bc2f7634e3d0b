import type { GET_ANALYTICS, Group, Groups } from '@spancost/api';
import { askCollector } from './ask-collector.ts';
import { camelised, snakeCased, type Camelised } from './camelised.ts';
import type { AskOptions, Question } from './question.ts';

/** Which calls, when, and how many users: the ten that cost most in the last 30 days unless told. */
export type TopUsersQuestion = Omit<Question<typeof GET_ANALYTICS>, 'groupBy'>;

/** One user, with what its calls add up to and its share of the cost of all. */
export type TopUser = Camelised<Omit<Group, 'key' | 'display_name'>> & {
  /** As telemetry says it; null for calls that name no user. */
  readonly user: string | null;
  /** Of the directory. */
  readonly name: string | null;
};

/** Users, greatest cost first unless told; they and the rest add up to the total. */
export type TopUsers = Camelised<Omit<Groups, 'groups' | 'rest' | 'group_by'>> & {
  readonly users: readonly TopUser[];
  /** All further users together; null where there are none. */
  readonly rest: (Camelised<Omit<NonNullable<Groups['rest']>, 'groups'>> & { readonly users: number }) | null;
};

/** How many are told. */
const DEFAULT_LIMIT = 10;

/**
 * The users that cost most, and their shares.
 *
 * @throws SpendUnknownError where the collector does not answer.
 * @example
 * const { users } = await topUsers({ days: 7, limit: 3 }); // [{ user: 'u-17', costUsd: '0.00325', sharePercent: 100, … }]
 */
export async function topUsers(question: TopUsersQuestion = {}, options: AskOptions = {}): Promise<TopUsers> {
  const query = { limit: DEFAULT_LIMIT, ...snakeCased(question), group_by: 'user' };
  const {
    groups,
    rest,
    group_by: _by,
    ...answer
  } = await askCollector(options, (collector, api, waiting) => collector.ask(api.GET_ANALYTICS, { query, ...waiting }));
  return { ...camelised(answer), users: groups.map(userOf), rest: rest === null ? null : restOf(rest) };
}

function userOf({ key, display_name: name, ...group }: Group): TopUser {
  return { user: key.user ?? null, name, ...camelised(group) };
}

function restOf({ groups, ...sums }: NonNullable<Groups['rest']>): NonNullable<TopUsers['rest']> {
  return { users: groups, ...camelised(sums) };
}
