import { z } from 'zod';
import { formatUsd, parseUsd } from '../../../ledger/money.ts';
import type { UserPosition } from '../../../ledger/user-directory.ts';
import type { TimeRange } from '../../../ledger/views.ts';
import { HttpError } from '../../http-error.ts';

/** Where a page of users ended, and of which range it was. */
interface UsersCursor {
  readonly range: TimeRange;
  readonly after: UserPosition;
}

const MOMENT = z.int().min(-8.64e15).max(8.64e15);

/** From, to, cost, calls and id of the last user that the client has seen. */
const CURSOR = z.tuple([MOMENT, MOMENT, z.string().regex(/^-?\d{1,18}(\.\d{1,20})?$/), z.int().min(0), z.string()]);

export function cursorOf({ from, to }: TimeRange, { cost, requests, user }: UserPosition): string {
  const cursor: z.infer<typeof CURSOR> = [from, to, formatUsd(cost), requests, user];
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws HttpError 400 for what is no cursor. */
export function readCursor(written: string): UsersCursor {
  const parsed = CURSOR.safeParse(parse(written));
  const cost = parsed.success ? parseUsd(parsed.data[2]) : undefined;
  if (!parsed.success || cost === undefined) throw new HttpError(400, 'cursor: the next_cursor of the page before, of the same query');
  const [from, to, , requests, user] = parsed.data;
  return { range: { from, to }, after: { cost, requests, user } };
}

function parse(written: string): unknown {
  try {
    return JSON.parse(Buffer.from(written, 'base64url').toString());
  } catch {
    return undefined;
  }
}
