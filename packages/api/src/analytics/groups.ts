import { z } from 'zod';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { SUMS, sums } from '../fields/sums.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { change } from './change.ts';
import { DIMENSIONS, dimensions, groupKey } from './dimension.ts';
import { PREVIOUS } from './previous.ts';

export const GROUP_ORDERS = ['-cost', 'cost', '-requests', 'requests', '-tokens', 'tokens', '-errors', '-unpriced', 'name'] as const;

const group = z
  .object({
    key: groupKey,
    display_name: z
      .string()
      .nullable()
      .describe(
        'Of a feature, as spancost.yaml names it; of a user, as the directory does. Null where nobody does, and for two dimensions.',
      ),
    ...SUMS,
    share_percent: z
      .number()
      .nullable()
      .describe('Its share of the cost of all calls of the question, to two decimals; null where that is zero.'),
    previous: sums.nullable().describe('The same group in the stretch before; null unless compare=previous.'),
    change: change.nullable().describe('Against the stretch before; null unless compare=previous.'),
  })
  .meta({ id: 'Group', description: 'Calls that are alike in the dimensions that were asked for.' });

const groups = z
  .object({
    ...ANSWERED_RANGE,
    group_by: z.array(z.string()).describe('The dimensions that were asked for.'),
    total: sums.describe('Of all calls of the question: the groups and the rest.'),
    previous: z.object(PREVIOUS).nullable().describe('The stretch before, as long; null unless compare=previous.'),
    groups: z.array(group).describe('In the order that was asked for, those that are alike in it by name; up to the limit.'),
    rest: z
      .object({ groups: z.int().describe('How many there are besides.'), ...SUMS })
      .nullable()
      .describe('All groups that the limit leaves out; null where there are none.'),
  })
  .meta({ id: 'Groups', description: 'Calls in groups. The groups and the rest add up to the total.' });

export type Groups = z.infer<typeof groups>;
export type Group = z.infer<typeof group>;

export const GET_ANALYTICS = operation({
  id: 'getAnalytics',
  method: 'GET',
  path: '/api/v1/analytics',
  tag: 'Analytics',
  summary: 'Usage and cost by any one or two dimensions',
  description: `Dimensions are ${DIMENSIONS.join(', ')}. The last 30 days unless told. Top spenders: group_by=user&order=-cost&limit=10. Top tasks: group_by=task. A period of the calendar is compared with the one before it up to the same point of it (this month up to now with the last month up to this day and time); other stretches with as long a one before. Of calls that retention has removed, sums of UTC days are left: such a day counts where its noon is, and session, task, object and error type are null.`,
  query: withRange({
    group_by: dimensions.describe('One or two dimensions, with a comma between them.'),
    order: z
      .enum(GROUP_ORDERS, `one of ${GROUP_ORDERS.join(', ')}`)
      .describe('A minus is the greatest first.')
      .default('-cost'),
    limit: limitUpTo(10_000).describe('Groups that are told; the others are summed up in rest.'),
    compare: z.enum(['previous'], 'previous, or leave it out').describe('With the stretch before.').optional(),
    ...CALL_FILTER,
  }),
  answer: groups,
});
