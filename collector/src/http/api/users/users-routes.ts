import { LIST_USERS, SET_USERS, type User } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { isWithin } from '../../../access/token-limits.ts';
import type { ListedUser, UserDirectory } from '../../../ledger/user-directory.ts';
import type { Turnstile } from '../../../scheduling/turnstile.ts';
import { takeCsvBodies } from '../../csv/csv-body.ts';
import { sumsToJson } from '../analytics/sums-json.ts';
import { askedRange, rangeToJson, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import { pageOf } from '../page-of.ts';
import { sentUsers } from './sent-users.ts';
import { cursorOf, readCursor } from './users-cursor.ts';

export interface UsersRoutesOptions extends Clock {
  readonly directory: UserDirectory;
  /** Before the one writer of the ledger. */
  readonly turnstile: Turnstile;
}

/** `GET /api/v1/users`: who the users are and what they cost. `PUT /api/v1/users`: their names and addresses, in JSON or CSV. */
export async function usersRoutes(app: FastifyInstance, { directory, turnstile, ...clock }: UsersRoutesOptions): Promise<void> {
  takeCsvBodies(app);

  operationRoute(app, LIST_USERS, async ({ query: { search, tenant, limit, cursor, ...sent }, access: { limits } }) => {
    const from = cursor === undefined ? undefined : readCursor(cursor);
    // The pages of one list are of one range, while time goes by.
    const asked = { ...askedRange(sent, clock), ...from?.listed };
    const { range } = asked;
    const scope = { ...limits, ...(tenant === undefined ? {} : { tenant }) };
    const listed = isWithin(limits, scope)
      ? await directory.list({
          usage: { range, scope },
          withoutCalls: scope.tenant === undefined,
          ...(search === undefined ? {} : { search }),
          limit: limit + 1,
          ...(from === undefined ? {} : { after: from.after }),
        })
      : [];
    const { page, next } = pageOf(listed, limit, (last) => cursorOf(asked, last));
    return {
      ...rangeToJson(asked),
      users: page.map(userToJson),
      next_cursor: next,
    };
  });

  operationRoute(app, SET_USERS, async ({ body, request }) => {
    const changes = await sentUsers(body, request.body);
    return turnstile.pass(() => directory.set(changes, clock.now()));
  });
}

function userToJson({ user, name, email, lastCalledAt, ...sums }: ListedUser): User {
  return {
    user,
    name: name ?? null,
    email: email ?? null,
    last_called_at: lastCalledAt === undefined ? null : new Date(lastCalledAt).toISOString(),
    ...sumsToJson(sums),
  };
}
