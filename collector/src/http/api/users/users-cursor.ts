import { z } from 'zod';
import { formatUsd, parseUsd } from '../../../ledger/money.ts';
import type { UserPosition } from '../../../ledger/user-directory.ts';
import type { TimeRange } from '../../../ledger/views.ts';
import { jsonCursor, readJsonCursor } from '../json-cursor.ts';

/** Where a page of users ended, and of which range it was. */
interface UsersCursor {
  readonly range: TimeRange;
  readonly after: UserPosition;
}

const MOMENT = z.int().min(-8.64e15).max(8.64e15);

/** From, to, cost, calls and id of the last user that the client has seen. */
const CURSOR = z.tuple([MOMENT, MOMENT, z.string().regex(/^-?\d{1,18}(\.\d{1,20})?$/), z.int().min(0), z.string()]);

/** Where a page of this range ended, behind this user. */
export function cursorOf({ from, to }: TimeRange, { cost, requests, user }: UserPosition): string {
  return jsonCursor([from, to, formatUsd(cost), requests, user]);
}

/** @throws HttpError 400 for what is no cursor. */
export function readCursor(written: string): UsersCursor {
  const [from, to, cost, requests, user] = readJsonCursor(written, CURSOR);
  // The form lets only through what is an amount.
  return { range: { from, to }, after: { cost: parseUsd(cost) ?? 0n, requests, user } };
}
