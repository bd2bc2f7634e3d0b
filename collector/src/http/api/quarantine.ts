import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { LedgerViews } from '../../ledger/views.ts';
import { readInput } from './read-query.ts';

const MAX_LIMIT = 1000;

const QUERY = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,4}$/, `a whole number from 1 to ${MAX_LIMIT}`)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= MAX_LIMIT, `a whole number from 1 to ${MAX_LIMIT}`)
    .default(100),
});

/** `GET /api/v1/quarantine`: reports that cannot be true, newest first, and why. */
export async function quarantineRoute(app: FastifyInstance, { ledger }: { readonly ledger: LedgerViews }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/api/v1/quarantine',
    handler: async (request) => {
      const { limit } = readInput(QUERY, request.query);
      const reports = await ledger.quarantined(limit);
      return {
        reports: reports.map(({ id, recordedAt, signal, reason, detail, payload }) => ({
          id,
          recorded_at: new Date(recordedAt).toISOString(),
          signal,
          reason,
          detail,
          report: JSON.parse(payload) as unknown,
        })),
      };
    },
  });
}
