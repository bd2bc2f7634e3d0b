import { z } from 'zod';
import { nextCursor } from '../fields/cursor.ts';
import { DIRECTORY } from '../fields/directory.ts';
import { timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { SUMS } from '../fields/sums.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

const user = z
  .object({
    user: z.string().describe('As telemetry names the user.'),
    ...DIRECTORY,
    last_called_at: timestamp
      .nullable()
      .describe('When the last call in the range was made, of those that are kept; null where there is none.'),
    ...SUMS,
  })
  .meta({ id: 'User', description: 'A user, and what the calls of the user add up to in the range.' });

const users = z
  .object({
    ...ANSWERED_RANGE,
    users: z.array(user).describe('With calls in the range first, greatest cost first; then the others.'),
    next_cursor: nextCursor,
  })
  .meta({ id: 'Users', description: 'Users of the ledger and of the directory: with calls in the range first, greatest cost first.' });

export type Users = z.infer<typeof users>;
export type User = z.infer<typeof user>;

export const LIST_USERS = operation({
  id: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  tag: 'Users',
  summary: 'Users, with their names and what they cost',
  description: 'The last 30 days unless told. All pages of one list are of the same range.',
  query: withRange({
    search: name.describe('Users with this in their id, name or e-mail, in capitals or not.').optional(),
    tenant: name.describe('What they did for this tenant, and nobody else.').optional(),
    limit: limitUpTo(1000),
    cursor: z.string().max(10_000).describe('The next_cursor of the page before.').optional(),
  }),
  answer: users,
});

/** Users that are taken in one request. */
export const MAX_USERS = 10_000;

/** What is to stand in the directory of a user. */
export const userEntry = z
  .strictObject({
    user: name.describe('The id that telemetry has.'),
    name: z.string().min(1).max(500).nullable().describe('What people call the user; null takes it out.').optional(),
    email: z.email('an e-mail address').max(500).nullable().describe('An e-mail address; null takes it out.').optional(),
  })
  .refine(({ name: told, email }) => told !== undefined || email !== undefined, 'write a name, an email, or both; null takes it out');

export const SET_USERS = operation({
  id: 'setUsers',
  method: 'PUT',
  path: '/api/v1/users',
  tag: 'Users',
  summary: 'Add to the directory of users',
  description:
    'Sets name and e-mail of each user that is sent. What is left out stays as it is; null takes it out, and with neither left a user leaves the directory. All or nothing.',
  body: z.strictObject({ users: z.array(userEntry).min(1).max(MAX_USERS).describe('All of them are set, or none.') }),
  otherBodies: { 'text/csv': 'A header with user, name and email, and a user a line. An empty cell takes out what stood there.' },
  answer: z
    .object({
      set: z.int().describe('Users that are in the directory with what was sent.'),
      removed: z.int().describe('Users that left the directory, with neither a name nor an e-mail left.'),
    })
    .meta({ id: 'UsersSet', description: 'What became of the directory.' }),
  problems: { 422: 'An entry is not as it has to be; nothing was changed.' },
});
