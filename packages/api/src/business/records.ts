import { z } from 'zod';
import { nextCursor } from '../fields/cursor.ts';
import { answeredZone } from '../fields/moment.ts';
import { withRange } from '../fields/range.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import {
  acquisition,
  churn,
  MAX_RECORDS,
  recordsTaken,
  revenue,
  writtenAcquisition,
  writtenChurn,
  writtenRevenue,
  type RecordKind,
} from './record.ts';

const LIST = withRange({
  limit: limitUpTo(10_000),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'the next_cursor of the page before')
    .describe('The next_cursor of the page before.')
    .optional(),
});
const LISTED = 'What is of the range, with a day in it or a moment; all of them unless told. What was taken back is not among them.';
const CSV = {
  'text/csv': 'A header with the names of the fields, in any order, and a record a line; an empty cell is a field that is left out.',
};
const STATUSES = {
  422: 'A record is not as it has to be, or contradicts one with its id; nothing was added. refused has the first 100, each by index, path and message.',
};

/** One record, or a list of them. */
function written<T extends z.ZodType>(record: T) {
  return z.union([
    record,
    z.strictObject({ records: z.array(record).min(1).max(MAX_RECORDS).describe('All of them are taken, or none.') }),
  ]);
}

function page<T extends z.ZodType>(record: T, id: string) {
  return z
    .object({ time_zone: answeredZone, records: z.array(record).describe('Newest first.'), next_cursor: nextCursor })
    .meta({ id, description: 'Records, and where the next page begins.' });
}

interface KindOfRecord<W extends z.ZodType, R extends z.ZodType> {
  /** As operations and schemas are named for it. */
  readonly name: string;
  /** What such records tell. */
  readonly summary: string;
  readonly written: W;
  readonly kept: R;
}

function operationsOf<const K extends RecordKind, W extends z.ZodType, R extends z.ZodType>(
  kind: K,
  { name, summary, written: record, kept }: KindOfRecord<W, R>,
) {
  const path = `/api/v1/${kind}` as const;
  return {
    add: operation({
      id: `add${name}`,
      method: 'POST',
      path,
      tag: 'Unit economics',
      summary,
      body: written(record),
      otherBodies: CSV,
      answer: recordsTaken,
      problems: STATUSES,
    }),
    list: operation({
      id: `list${name}`,
      method: 'GET',
      path,
      tag: 'Unit economics',
      summary: `${name} records`,
      description: LISTED,
      query: LIST,
      answer: page(kept, `${name}Page`),
    }),
    /** Takes a record back: what was told by mistake. */
    remove: operation({
      id: `remove${name}`,
      method: 'DELETE',
      path: `${path}/{record_id}` as const,
      tag: 'Unit economics',
      summary: `Take back a record of ${kind}`,
      params: z.strictObject({ record_id: z.string().min(1).max(200).describe('The record_id of the record.') }),
      statuses: [204],
      description: 'It no longer counts, and its id may be used again.',
    }),
  };
}

/** What is done with the records of each kind: `RECORD_OPERATIONS.revenue.add` is `POST /api/v1/revenue`. */
export const RECORD_OPERATIONS = {
  revenue: operationsOf('revenue', { name: 'Revenue', summary: 'What customers paid', written: writtenRevenue, kept: revenue }),
  acquisition: operationsOf('acquisition', {
    name: 'Acquisition',
    summary: 'What it took to win customers',
    written: writtenAcquisition,
    kept: acquisition,
  }),
  churn: operationsOf('churn', { name: 'Churn', summary: 'Customers that left', written: writtenChurn, kept: churn }),
};

export type RecordOperations = typeof RECORD_OPERATIONS;
