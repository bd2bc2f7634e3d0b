import { MAX_USERS, userEntry, type BodyOf, type SET_USERS } from '@spancost/api';
import type { DirectoryChange } from '../../../ledger/user-directory.ts';
import { checkedRows } from '../../csv/checked-rows.ts';
import { CsvBody } from '../../csv/csv-body.ts';
import type { CsvRow } from '../../csv/read-csv.ts';
import { HttpError } from '../../http-error.ts';

/** The table that a directory is sent as. */
const TABLE = { columns: ['user', 'name', 'email'], required: ['user'], maxRows: MAX_USERS };

/**
 * What is to stand in the directory. In a table an empty cell takes out what stood there, and a column that is missing changes
 * nothing.
 *
 * @param checked The body that came as JSON.
 * @throws HttpError 422 for a user who is there twice, and for a table that is not as it has to be.
 */
export async function sentUsers(checked: BodyOf<typeof SET_USERS> | undefined, body: unknown): Promise<readonly DirectoryChange[]> {
  const users = body instanceof CsvBody ? checkedRows(await body.rows(TABLE), userEntry, entryOf) : (checked?.users ?? []);
  const seen = new Set<string>();
  for (const { user } of users) {
    if (seen.has(user))
      throw new HttpError(422, `The user ${JSON.stringify(user.slice(0, 200))} is there twice; write it once. Nothing was changed`);
    seen.add(user);
  }
  return users.map(({ user, name, email }) => ({
    user,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }));
}

function entryOf({ user, ...told }: CsvRow['cells']): unknown {
  return { user, ...Object.fromEntries(Object.entries(told).map(([name, cell]) => [name, cell === '' ? null : cell])) };
}
