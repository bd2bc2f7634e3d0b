import { z } from 'zod';
import { CALL_FACTS, PRICE_ID } from '../fields/call-facts.ts';
import { usdOrUnknown } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';
import { costBasis } from './call.ts';
import { IDEMPOTENCY_KEY } from './correct.ts';
import { sentCallUpTo } from './sent-call.ts';

/** Calls that one request may have. */
export const MAX_SENT_CALLS = 1000;

/** What the collector keeps of a text unless it is told otherwise. */
const DEFAULT_LENGTH = 1024;

const callProblem = z
  .object({
    path: z.string().describe('As in usage.input_tokens; empty for the call as a whole.'),
    message: z.string().describe('What is wrong, and what to write.'),
  })
  .meta({ id: 'CallProblem', description: 'What is wrong with a call that was sent, where, and what to write.' });

const INDEX = z.int().describe('Place in the request, from 0.');
const SENT_ID = z.string().nullable().describe('As it was sent; null if it was not.');

const taken = z
  .object({
    index: INDEX,
    id: SENT_ID,
    outcome: z
      .enum(['charged', 'supplemented', 'duplicate'])
      .describe('charged: a new call. supplemented: the ledger had it, and this knew more. duplicate: the ledger had all of it.'),
    call_id: CALL_FACTS.call_id,
    cost_usd: usdOrUnknown,
    basis: costBasis,
    price_id: PRICE_ID,
    unpriced_reason: z.string().nullable().describe('Why no price was found, as in CallRow; null where one was.'),
  })
  .meta({ id: 'TakenCall', description: 'It is in the ledger, with what it costs now.' });

const refused = z
  .object({
    index: INDEX,
    id: SENT_ID,
    outcome: z
      .enum(['conflict', 'rejected'])
      .describe('conflict: the ledger knows the call otherwise. rejected: it is not as it has to be. Nothing was written.'),
    call_id: z.string().nullable().describe('Of the call that it contradicts; else null.'),
    problems: z.array(callProblem).describe('What is wrong with it; at least one.'),
  })
  .meta({ id: 'RefusedCall', description: 'It is not in the ledger.' });

const answer = z
  .object({
    results: z.array(z.union([taken, refused])).describe('One for each call, in their order.'),
    accepted: z.int().describe('Calls that are in the ledger, duplicates among them.'),
    refused: z.int().describe('Calls of which nothing was written.'),
  })
  .meta({ id: 'SentUsage', description: 'What became of each call. A call that is accepted survives a crash.' });

export type CallProblem = Given<z.infer<typeof callProblem>>;
export type TakenCall = Given<z.infer<typeof taken>>;
export type RefusedCall = Given<z.infer<typeof refused>>;
export type SentCallResult = TakenCall | RefusedCall;
export type SentUsageAnswer = Given<z.infer<typeof answer>>;

const call = sentCallUpTo(DEFAULT_LENGTH);

export const SEND_USAGE = operation({
  id: 'sendUsage',
  method: 'POST',
  path: '/api/v1/usage',
  tag: 'Usage',
  summary: 'What calls used, from those who have no telemetry',
  description:
    'Each call has a result of its own: 200 if all are in the ledger, 207 if some are, 422 with the results in the problem if none is. Texts have at most limits.attribute_length characters. Calls that a limited token sends are charged to its tenant and user, whatever they say.',
  headers: IDEMPOTENCY_KEY,
  body: z.union([call, z.strictObject({ calls: z.array(call).min(1).max(MAX_SENT_CALLS).describe('Each has a result of its own.') })]),
  answer,
  statuses: [200, 207],
  problems: { 413: 'More calls, bytes or values than one request may have.', 422: 'No call was taken.' },
});
