import { RERATE } from '@spancost/api';
import { canonicalProvider } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import type { Rerater } from '../../../rerating/rerater.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';

/**
 * `POST /api/v1/prices/rerate`: what the calls from `from` up to, not including, `to` would have cost by the book in force.
 * With `approve`, the `plan_id` of an earlier answer, their costs are corrected, if that is still what would be changed.
 */
export function rerateRoute(app: FastifyInstance, { rerater }: { readonly rerater: Rerater }): void {
  operationRoute(app, RERATE, async ({ body: { from, to, provider, model, approve } }) => {
    const calls = {
      range: { from: Date.parse(from), to: Date.parse(to) },
      ...(provider === undefined ? {} : { provider: canonicalProvider(provider) }),
      ...(model === undefined ? {} : { model }),
    };
    if (approve === undefined) return { ...(await rerater.plan(calls)), applied_entries: 0 };
    const rerated = await rerater.approve(calls, approve);
    switch (rerated.kind) {
      case 'applied':
        return { ...rerated.plan, applied_entries: rerated.appliedEntries };
      case 'other_plan':
        throw new HttpError(
          409,
          `The plan ${approve} is not what would be changed now (${rerated.plan.changed_calls} calls, ${rerated.plan.difference_usd} US dollars): calls or prices have changed since. Nothing was written; ask for a plan again and approve that`,
        );
      case 'busy':
        throw new HttpError(409, 'Another re-rating is being applied; ask again when it is done');
      default:
        return rerated satisfies never;
    }
  });
}
