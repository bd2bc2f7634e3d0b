import { z } from 'zod';
import { CALL_FACTS, recordedAt } from '../fields/call-facts.ts';
import { CALL_FILTER, LIST_FILTER } from '../fields/call-filter.ts';
import { LONGEST_NAME, hexId } from '../fields/name.ts';
import { withRange } from '../fields/range.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { callDetail, callsPage } from './call.ts';

/** A cursor is the id of a call that the client has seen, and in the order of costs the last entry that counts. */
const CURSOR_ADVICE = 'the next_cursor of the page before, of the same query';

export const LIST_USAGE = operation({
  id: 'listUsage',
  method: 'GET',
  path: '/api/v1/usage',
  tag: 'Usage',
  summary: 'Calls',
  description:
    'All of the ledger unless a range is said. Newest are those that were recorded last; costliest those with the greatest net cost, calls without a known cost last. Calls that come while pages are turned are not in them; in the order of costs, calls stand where they stood when the first page was asked for, and are told as they are now.',
  query: withRange({
    limit: limitUpTo(10_000),
    cursor: z
      .string()
      .regex(/^[\da-f]{32}(~\d{1,18})?$/, CURSOR_ADVICE)
      .describe('The next_cursor of the page before, of the same query.')
      .optional(),
    order: z
      .enum(['newest', 'costliest'], 'newest or costliest')
      .describe('Recorded last first, or greatest net cost first.')
      .default('newest'),
    ...CALL_FILTER,
    ...LIST_FILTER,
  }),
  answer: callsPage,
});

export const GET_USAGE = operation({
  id: 'getUsage',
  method: 'GET',
  path: '/api/v1/usage/{call_id}',
  tag: 'Usage',
  summary: 'One call, with its entries and how its cost came about',
  params: z.strictObject({ call_id: z.string().max(LONGEST_NAME).describe('The call_id of the call.') }),
  answer: callDetail,
});

export const GET_CALL_CONTENT = operation({
  id: 'getCallContent',
  method: 'GET',
  path: '/api/v1/usage/{call_id}/content',
  tag: 'Usage',
  summary: 'Prompts and answers of one call, where they are kept',
  description: 'For admins. Content is kept only where an application captures it and content.keep is on.',
  params: z.strictObject({ call_id: hexId.describe('The call_id of the call.') }),
  answer: z
    .object({
      call_id: CALL_FACTS.call_id,
      recorded_at: recordedAt,
      kept_until: z.iso.datetime().nullable().describe('When it is removed, by content.retention and ledger.retention.'),
      input: z.unknown().describe('What was asked, as the application told it; null where it did not.'),
      output: z.unknown().describe('What was answered, as the application told it; null where it did not.'),
      system: z.unknown().describe('Instructions to the model, as the application told them; null where it did not.'),
    })
    .meta({ id: 'CallContent', description: 'Prompts and answers of one call.' }),
});
