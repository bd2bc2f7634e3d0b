import { canonicalProvider } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ReratePlanJson } from '../../rerating/plan.ts';
import type { Rerater } from '../../rerating/rerater.ts';
import { HttpError } from '../http-error.ts';
import { approvedPlan, instant, wantedName } from './input-fields.ts';
import { readInput } from './read-input.ts';

const BODY = z
  .strictObject({
    from: instant,
    to: instant,
    provider: wantedName,
    model: wantedName,
    approve: approvedPlan,
  })
  .refine(({ from, to }) => !(Date.parse(from) >= Date.parse(to)), { path: ['to'], message: 'not after from' });

/** The answer of `POST /api/v1/prices/rerate`. */
export interface RerateAnswer extends ReratePlanJson {
  /** Corrections that this request appended: 0 without an approval. */
  readonly applied_entries: number;
}

/**
 * `POST /api/v1/prices/rerate`: what the calls from `from` up to, not including, `to` would have cost by the book in force.
 * With `approve`, the `plan_id` of an earlier answer, their costs are corrected, if that is still what would be changed.
 */
export async function rerateRoute(app: FastifyInstance, { rerater }: { readonly rerater: Rerater }): Promise<void> {
  app.route({
    method: 'POST',
    url: '/api/v1/prices/rerate',
    handler: async (request): Promise<RerateAnswer> => {
      const { from, to, provider, model, approve } = readInput(BODY, request.body ?? {}, 422);
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
    },
  });
}
