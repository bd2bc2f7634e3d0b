import type { GET_ANALYTICS, Groups } from '@spancost/api';
import { askCollector } from './ask-collector.ts';
import { camelised, snakeCased, type Camelised } from './camelised.ts';
import type { AskOptions, Question } from './question.ts';

/** Which calls, and when: all of the last 30 days unless told. */
export type SpendQuestion = Omit<Question<typeof GET_ANALYTICS>, 'groupBy' | 'order' | 'limit' | 'compare'>;

/** What calls of a range add up to. */
export type Spend = Camelised<Pick<Groups, 'from' | 'to' | 'time_zone'> & Groups['total']>;

/**
 * What calls cost, exactly, as the ledger of the collector has it: of a user, a tenant, a feature, or all, in days, a period, or a range.
 * Calls whose cost is not known are `unpricedRequests`, and not in `costUsd`. What a token may not see counts as if it were not there.
 *
 * @throws SpendUnknownError where the collector does not answer.
 * @example
 * const { costUsd } = await spendOf({ user: 'u-17', period: 'this_month' }); // '0.00325'
 */
export async function spendOf(question: SpendQuestion = {}, options: AskOptions = {}): Promise<Spend> {
  // Sums are what all groupings have; of statuses there are fewest.
  const query = { ...snakeCased(question), group_by: 'status', limit: 1 };
  const { from, to, time_zone, total } = await askCollector(options, (collector, api, waiting) =>
    collector.ask(api.GET_ANALYTICS, { query, ...waiting }),
  );
  return camelised({ from, to, time_zone, ...total });
}
