import { z } from 'zod';
import { formatUsd, parseUsd } from '../../../ledger/money.ts';
import type { UserPosition } from '../../../ledger/user-directory.ts';
import type { TimeRange } from '../../../ledger/views.ts';
import { jsonCursor, readJsonCursor } from '../json-cursor.ts';

/** What the pages of one list have in common: the range, and when the first one was asked for. */
interface ListedRange {
  readonly range: TimeRange;
  readonly at: number;
}

/** Where a page of users ended, and of which list it was. */
interface UsersCursor {
  readonly listed: ListedRange;
  readonly after: UserPosition;
}

const MOMENT = z.int().min(-8.64e15).max(8.64e15);

/** From, to, moment of the first page, cost, calls and id of the last user that the client has seen. */
const CURSOR = z.tuple([MOMENT, MOMENT, MOMENT, z.string().regex(/^-?\d{1,18}(\.\d{1,20})?$/), z.int().min(0), z.string()]);

/** Where a page of this list ended, behind this user. */
export function cursorOf({ range: { from, to }, at }: ListedRange, { cost, requests, user }: UserPosition): string {
  return jsonCursor([from, to, at, formatUsd(cost), requests, user]);
}

/** @throws HttpError 400 for what is no cursor. */
export function readCursor(written: string): UsersCursor {
  const [from, to, at, cost, requests, user] = readJsonCursor(written, CURSOR);
  // The form lets only through what is an amount.
  return { listed: { range: { from, to }, at }, after: { cost: parseUsd(cost) ?? 0n, requests, user } };
}
