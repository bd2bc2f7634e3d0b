import type { Cau as CauAnswer, GET_CAU } from '@spancost/api';
import { askCollector } from './ask-collector.ts';
import { camelised, snakeCased, type Camelised } from './camelised.ts';
import type { AskOptions, Question } from './question.ts';

/** Which calls, and when: the last 7, 30 and 90 days unless told. */
export type CauQuestion = Question<typeof GET_CAU>;

/** Cost per active user, of each window that was asked for. */
export type Cau = Camelised<CauAnswer>;

/**
 * Cost per active user: the cost of all calls, also of those that name no user, by the number of users with at least one call.
 *
 * @throws SpendUnknownError where the collector does not answer.
 * @example
 * const { windows } = await cau({ days: 30 }); // [{ activeUsers: 2, costUsd: '0.0065', cauUsd: '0.00325', … }]
 */
export async function cau(question: CauQuestion = {}, options: AskOptions = {}): Promise<Cau> {
  const query = snakeCased(question);
  return camelised(await askCollector(options, (collector, api, waiting) => collector.ask(api.GET_CAU, { query, ...waiting })));
}
