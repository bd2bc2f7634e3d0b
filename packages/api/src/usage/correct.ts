import { z } from 'zod';
import { CALL_FACTS } from '../fields/call-facts.ts';
import { reason } from '../fields/reason.ts';
import { usd, writtenUsd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const correction = z
  .object({
    call_id: CALL_FACTS.call_id,
    previous_cost_usd: usd.describe('What it cost before; missing where that was not known.').exactOptional(),
    cost_usd: usd.describe('What it costs now, as it was set.'),
    difference_usd: usd.describe('What the entry adds; below zero where it takes back.'),
    seq: z.int().describe('Of the entry in the call; missing if there was nothing to correct.').exactOptional(),
  })
  .meta({ id: 'Correction', description: 'What a correction changed.' });

export type CorrectionAnswer = Given<z.infer<typeof correction>>;

export const IDEMPOTENCY_KEY = {
  'idempotency-key': '1 to 255 printable ASCII characters, by which the request is known if it is sent again.',
};

export const CORRECT_CALL = operation({
  id: 'correctCall',
  method: 'POST',
  path: '/api/v1/usage/{call_id}/corrections',
  tag: 'Usage',
  summary: 'Set what a call costs, for a reason',
  description: 'Appends an entry of the difference; what was there stays.',
  params: z.strictObject({ call_id: z.string().min(1).describe('The call_id of the call.') }),
  headers: IDEMPOTENCY_KEY,
  body: z
    .strictObject({
      cost_usd: writtenUsd('what it costs').describe('What the call costs from now on, in US dollars.'),
      reason: reason('why the cost is another').describe('Why it is another cost; kept with the entry.'),
    })
    .meta({
      id: 'Correcting',
      description: 'What a call costs, and why.',
      examples: [{ cost_usd: '0.0125', reason: 'credited by the provider, invoice 1042' }],
    }),
  answer: correction,
  problems: { 422: 'The amount cannot be, or the Idempotency-Key was used for another correction.' },
});
