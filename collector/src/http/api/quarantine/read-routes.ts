import { GET_QUARANTINED, LIST_QUARANTINE, type QuarantinedJson } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { KeptReport, QuarantineFilter, QuarantinePosition } from '../../../ledger/quarantined-report.ts';
import type { LedgerViews } from '../../../ledger/views.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import { pageOf } from '../page-of.ts';

const CURSOR = /^(\d{1,15})-([\w-]{1,64})$/;

/** `GET /api/v1/quarantine`: reports that cannot be true, newest first, and why; `GET /api/v1/quarantine/{id}` is one of them. */
export function quarantineReadRoutes(app: FastifyInstance, { ledger }: { readonly ledger: LedgerViews }): void {
  operationRoute(app, LIST_QUARANTINE, async ({ query: { limit, cursor, state, reason, service, since } }) => {
    const filter: QuarantineFilter = {
      state,
      ...(reason === undefined ? {} : { reason }),
      ...(service === undefined ? {} : { service }),
      ...(since === undefined ? {} : { from: Date.parse(since) }),
    };
    const reports = await ledger.quarantined(filter, limit + 1, cursor === undefined ? undefined : positionOf(cursor));
    const { page, next } = pageOf(reports, limit, ({ recordedAt, id }) => `${recordedAt}-${id}`);
    return { reports: page.map(quarantinedToJson), next_cursor: next };
  });

  operationRoute(app, GET_QUARANTINED, async ({ params: { id } }) => {
    const [report] = await ledger.quarantined({ ids: [id] }, 1);
    if (report === undefined)
      throw new HttpError(
        404,
        `No report in quarantine has the id "${id.slice(0, 64)}"; GET /api/v1/quarantine?state=all lists those there are`,
      );
    return quarantinedToJson(report);
  });
}

function positionOf(cursor: string): QuarantinePosition {
  const [, recordedAt = '', id = ''] = CURSOR.exec(cursor) ?? [];
  return { recordedAt: Number(recordedAt), id };
}

function quarantinedToJson({ id, recordedAt, signal, reason, detail, payload, decision }: KeptReport): QuarantinedJson {
  return {
    id,
    recorded_at: new Date(recordedAt).toISOString(),
    signal,
    reason,
    detail,
    state: decision?.verdict ?? 'waiting',
    decided_at: decision === undefined ? null : new Date(decision.decidedAt).toISOString(),
    note: decision?.note ?? null,
    call_id: decision?.callId ?? null,
    report: JSON.parse(payload) as Readonly<Record<string, unknown>>,
  };
}
