import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseUsd } from '../../ledger/money.ts';
import type { Corrector } from '../../pipeline/corrector.ts';
import { accessOf } from '../access-of.ts';
import { HttpError } from '../http-error.ts';
import { readIdempotencyKey } from '../idempotency-key.ts';
import { readInput } from './read-input.ts';

const BODY = z.strictObject({
  cost_usd: z
    .string('a decimal string in US dollars, such as "0.0012"')
    .regex(
      /^\d{1,15}(\.\d{1,20})?$/,
      'a plain decimal string in US dollars that is not negative, with at most 20 decimals, such as "0.0012"',
    ),
  reason: z.string('why the cost is another').trim().min(1, 'why the cost is another').max(1000, 'at most 1,000 characters'),
});

/** `POST /api/v1/usage/{call_id}/corrections`: sets what a call costs, by an entry of the difference. */
export async function correctionsRoute(app: FastifyInstance, { corrector }: { readonly corrector: Corrector }): Promise<void> {
  app.route<{ Params: { callId: string } }>({
    method: 'POST',
    url: '/api/v1/usage/:callId/corrections',
    handler: async (request) => {
      const body = readInput(BODY, request.body ?? {}, 422);
      const cost = parseUsd(body.cost_usd);
      if (cost === undefined) throw new HttpError(422, 'cost_usd: not an amount of US dollars');
      const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
      const result = await corrector.correct({
        callId: request.params.callId,
        cost,
        reason: body.reason,
        limits: accessOf(request).limits,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      switch (result.kind) {
        case 'corrected':
          request.log.info({ correction: result.answer }, 'a call was corrected');
          return result.answer;
        case 'unknown_call':
          throw new HttpError(404, `No call has the id "${request.params.callId.slice(0, 64)}"`);
        case 'key_reused':
          throw new HttpError(422, 'This Idempotency-Key was used for another correction; use a new one');
        default:
          return result satisfies never;
      }
    },
  });
}
