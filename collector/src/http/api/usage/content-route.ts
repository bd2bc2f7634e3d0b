import { GET_CALL_CONTENT } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { isWithin } from '../../../access/token-limits.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';

/** How long things are kept, in milliseconds. */
export interface Keeping {
  readonly contentMs: number;
  /** For ever if undefined. */
  readonly callsMs: number | undefined;
}

export interface ContentRouteOptions {
  readonly ledger: Pick<Ledger, 'entriesOf' | 'content'>;
  readonly keeping: Keeping;
}

/** `GET /api/v1/usage/{call_id}/content`: what was asked and answered, for admins, where it is kept. */
export function contentRoute(app: FastifyInstance, { ledger, keeping }: ContentRouteOptions): void {
  operationRoute(app, GET_CALL_CONTENT, async ({ params: { call_id: callId }, access: { limits } }) => {
    const [charge] = await ledger.entriesOf(callId);
    const isKnown = charge !== undefined && isWithin(limits, charge.call.attribution);
    const content = isKnown ? await ledger.content.of(callId) : undefined;
    if (charge === undefined || content === undefined)
      throw new HttpError(404, `No content is kept of a call with the id "${callId}"; content.keep keeps it, of calls from then on`);
    const keptUntil = Math.min(content.recordedAt + keeping.contentMs, charge.call.calledAt + (keeping.callsMs ?? Infinity));
    return {
      call_id: callId,
      recorded_at: new Date(content.recordedAt).toISOString(),
      kept_until: new Date(keptUntil).toISOString(),
      input: valueOf(content.input),
      output: valueOf(content.output),
      system: valueOf(content.system),
    };
  });
}

function valueOf(json: string | undefined): unknown {
  return json === undefined ? null : (JSON.parse(json) as unknown);
}
