import { GET_BUDGET_SNAPSHOT } from '@spancost/api';
import { BUDGET_SNAPSHOT_AGE_HEADER } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import type { Snapshots } from '../../../budgets/snapshot/snapshots.ts';
import { matchesTag } from '../matches-tag.ts';
import { operationRoute } from '../operation-route.ts';

/**
 * `GET /api/v1/budgets/snapshot`: everything that an application needs to decide about its calls by itself, small enough to be
 * asked for every few seconds. A limited token gets what is its own, and of budgets that others spend too only whether they are
 * spent. The tag leaves the time out, so that an answer with nothing new is a 304 with the age that the whole would have.
 */
export function budgetSnapshotRoute(app: FastifyInstance, { snapshots }: { readonly snapshots: Snapshots }): void {
  operationRoute(app, GET_BUDGET_SNAPSHOT, async ({ access: { limits }, request, reply }) => {
    const { snapshot, etag, ageMs } = await snapshots.within(limits);
    const tag = `"${etag}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache').header('vary', 'authorization');
    reply.header(BUDGET_SNAPSHOT_AGE_HEADER, String(ageMs));
    if (matchesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
    return snapshot;
  });
}
