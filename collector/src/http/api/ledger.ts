import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formatUsd } from '../../ledger/money.ts';
import type { Keeper } from '../../upkeep/keeper.ts';
import { readInput } from './read-input.ts';

const name = z.string('write a text').min(1, 'write a text that is not empty').max(5000, 'at most 5,000 characters');

const FORGET = z.strictObject({ user: name, tenant: name.optional() });

/** The answer of `POST /api/v1/ledger/verify`. */
export interface LedgerVerification {
  readonly sound: boolean;
  readonly calls: number;
  readonly entries: number;
  /** Net of everything, also of calls that were removed: US dollars, exact. */
  readonly net_usd: string;
  /** `broken` is 0 where it holds. */
  readonly checks: readonly { readonly name: string; readonly broken: number; readonly examples: readonly string[] }[];
}

/** The answer of `POST /api/v1/ledger/backup`. */
export interface LedgerBackup {
  /** On the collector's machine. */
  readonly file: string;
  readonly bytes: number;
  readonly calls: number;
  readonly entries: number;
}

/** The answer of `POST /api/v1/ledger/forget`. */
export interface LedgerForgotten {
  readonly pseudonym: string;
  readonly calls: number;
  readonly quarantined_reports: number;
}

/**
 * `POST /api/v1/ledger/verify`: whether all that is kept agrees. `POST /api/v1/ledger/backup`: a copy, while it is in use.
 * `POST /api/v1/ledger/forget` with `user` and optional `tenant`: a pseudonym in the place of a person.
 */
export async function ledgerRoutes(app: FastifyInstance, { keeper }: { readonly keeper: Keeper }): Promise<void> {
  app.route({
    method: 'POST',
    url: '/api/v1/ledger/verify',
    handler: async (): Promise<LedgerVerification> => {
      const { isSound, calls, entries, net, checks } = await keeper.verify();
      return { sound: isSound, calls, entries, net_usd: formatUsd(net), checks };
    },
  });
  app.route({ method: 'POST', url: '/api/v1/ledger/backup', handler: (): Promise<LedgerBackup> => keeper.backup() });
  app.route({
    method: 'POST',
    url: '/api/v1/ledger/forget',
    handler: async (request): Promise<LedgerForgotten> => {
      const { user, tenant } = readInput(FORGET, request.body ?? {}, 422);
      const { pseudonym, calls, quarantinedReports } = await keeper.forget({ user, ...(tenant === undefined ? {} : { tenant }) });
      return { pseudonym, calls, quarantined_reports: quarantinedReports };
    },
  });
}
