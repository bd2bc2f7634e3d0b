import { BACKUP_LEDGER, FORGET_USER, VERIFY_LEDGER } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { formatUsd } from '../../../ledger/money.ts';
import type { Keeper } from '../../../upkeep/keeper.ts';
import { forgottenToJson } from './forgotten-json.ts';
import { operationRoute } from '../operation-route.ts';

/**
 * `POST /api/v1/ledger/verify`: whether all that is kept agrees. `POST /api/v1/ledger/backup`: a copy, while it is in use.
 * `POST /api/v1/ledger/forget` with `user` and optional `tenant`: a pseudonym in the place of a person.
 */
export function ledgerRoutes(app: FastifyInstance, { keeper }: { readonly keeper: Keeper }): void {
  operationRoute(app, VERIFY_LEDGER, async () => {
    const { isSound, calls, entries, net, checks } = await keeper.verify();
    return { sound: isSound, calls, entries, net_usd: formatUsd(net), checks };
  });
  operationRoute(app, BACKUP_LEDGER, () => keeper.backup());
  operationRoute(app, FORGET_USER, async ({ body: { user, tenant } }) => {
    return forgottenToJson(await keeper.forget({ user, ...(tenant === undefined ? {} : { tenant }) }));
  });
}
