import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { KeptReport, QuarantineFilter, QuarantinePosition } from '../../ledger/quarantined-report.ts';
import type { LedgerViews } from '../../ledger/views.ts';
import { HttpError } from '../http-error.ts';
import { instant, limitUpTo, wantedName } from './input-fields.ts';
import { readInput } from './read-input.ts';

const MAX_LIMIT = 1000;
const CURSOR = /^(\d{1,15})-([\da-f]{1,64}|[\w-]{1,64})$/;

const QUERY = z.strictObject({
  limit: limitUpTo(MAX_LIMIT),
  cursor: z.string().regex(CURSOR, 'the next_cursor of the page before').optional(),
  state: z.enum(['waiting', 'released', 'dismissed', 'all'], 'waiting, released, dismissed or all').default('waiting'),
  reason: wantedName,
  service: wantedName,
  since: instant.optional(),
});

/** A report in quarantine, as the API says it. */
export interface QuarantinedJson {
  readonly id: string;
  readonly recorded_at: string;
  readonly signal: string;
  readonly reason: string;
  readonly detail: string;
  readonly state: 'waiting' | 'released' | 'dismissed';
  readonly decided_at: string | null;
  /** Why it was dismissed, or what became of it when it was released. */
  readonly note: string | null;
  /** The call that a released report is in. */
  readonly call_id: string | null;
  /** What was sent, without content. */
  readonly report: Readonly<Record<string, unknown>>;
}

/** The answer of `GET /api/v1/quarantine`; `next_cursor` is null on the last page. */
export interface QuarantinePage {
  readonly reports: readonly QuarantinedJson[];
  readonly next_cursor: string | null;
}

/** `GET /api/v1/quarantine`: reports that cannot be true, newest first, and why; `GET /api/v1/quarantine/{id}` is one of them. */
export async function quarantineRoute(app: FastifyInstance, { ledger }: { readonly ledger: LedgerViews }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/quarantine',
    handler: async (request): Promise<QuarantinePage> => {
      const { limit, cursor, state, reason, service, since } = readInput(QUERY, request.query);
      const filter: QuarantineFilter = {
        state,
        ...(reason === undefined ? {} : { reason }),
        ...(service === undefined ? {} : { service }),
        ...(since === undefined ? {} : { from: Date.parse(since) }),
      };
      // One more than asked for tells whether there is a further page.
      const reports = await ledger.quarantined(filter, limit + 1, cursor === undefined ? undefined : positionOf(cursor));
      const page = reports.slice(0, limit);
      const last = page.at(-1);
      return {
        reports: page.map(quarantinedToJson),
        next_cursor: reports.length > limit && last !== undefined ? `${last.recordedAt}-${last.id}` : null,
      };
    },
  });

  app.route<{ Params: { id: string } }>({
    method: 'GET',
    url: '/api/v1/quarantine/:id',
    handler: async (request): Promise<QuarantinedJson> => {
      const { id } = request.params;
      const [report] = await ledger.quarantined({ ids: [id] }, 1);
      if (report === undefined) throw new HttpError(404, `No report in quarantine has the id "${id.slice(0, 64)}"`);
      return quarantinedToJson(report);
    },
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
