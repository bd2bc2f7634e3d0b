import { CORRECT_CALL } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { parseUsd } from '../../../ledger/money.ts';
import type { Corrector } from '../../../pipeline/corrector.ts';
import { HttpError } from '../../http-error.ts';
import { readIdempotencyKey } from '../../idempotency-key.ts';
import { operationRoute } from '../operation-route.ts';
import { noCall } from './no-call.ts';

/** `POST /api/v1/usage/{call_id}/corrections`: sets what a call costs, by an entry of the difference. */
export function correctionsRoute(app: FastifyInstance, { corrector }: { readonly corrector: Corrector }): void {
  operationRoute(app, CORRECT_CALL, async ({ body, params: { call_id: callId }, access, request }) => {
    const cost = parseUsd(body.cost_usd);
    if (cost === undefined) throw new HttpError(422, 'cost_usd: not an amount of US dollars');
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    const result = await corrector.correct({
      callId,
      cost,
      reason: body.reason,
      limits: access.limits,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
    switch (result.kind) {
      case 'corrected':
        request.log.info({ correction: result.answer }, 'a call was corrected');
        return result.answer;
      case 'unknown_call':
        throw noCall(callId);
      case 'key_reused':
        throw new HttpError(422, 'This Idempotency-Key was used for another correction; use a new one');
      default:
        return result satisfies never;
    }
  });
}
