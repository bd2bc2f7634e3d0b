import { z } from 'zod';
import { reason } from '../fields/reason.ts';
import { usd, writtenUsd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const correction = z
  .object({
    call_id: z.string(),
    previous_cost_usd: usd.describe('Missing where the cost was not known.').exactOptional(),
    cost_usd: usd,
    difference_usd: usd,
    seq: z.int().describe('Of the entry in the call; missing if there was nothing to correct.').exactOptional(),
  })
  .meta({ id: 'Correction' });

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
    .strictObject({ cost_usd: writtenUsd('what it costs').describe('US dollars.'), reason: reason('why the cost is another') })
    .meta({ id: 'Correcting' }),
  answer: correction,
  problems: { 422: 'The amount cannot be, or the Idempotency-Key was used for another correction.' },
});
