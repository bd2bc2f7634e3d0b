import { z } from 'zod';
import { withRange } from '../fields/range.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import {
  acquisition,
  churn,
  MOST_RECORDS,
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
  return z.union([record, z.strictObject({ records: z.array(record).min(1).max(MOST_RECORDS) })]);
}

function page<T extends z.ZodType>(record: T, id: string) {
  return z.object({ records: z.array(record).describe('Newest first.'), next_cursor: z.string().nullable() }).meta({ id });
}

export const ADD_REVENUE = operation({
  id: 'addRevenue',
  method: 'POST',
  path: '/api/v1/revenue',
  tag: 'Unit economics',
  summary: 'What customers paid',
  body: written(writtenRevenue),
  otherBodies: CSV,
  answer: recordsTaken,
  problems: STATUSES,
});

export const LIST_REVENUE = operation({
  id: 'listRevenue',
  method: 'GET',
  path: '/api/v1/revenue',
  tag: 'Unit economics',
  summary: 'Revenue records',
  description: LISTED,
  query: LIST,
  answer: page(revenue, 'RevenuePage'),
});

export const ADD_ACQUISITION = operation({
  id: 'addAcquisition',
  method: 'POST',
  path: '/api/v1/acquisition',
  tag: 'Unit economics',
  summary: 'What it took to win customers',
  body: written(writtenAcquisition),
  otherBodies: CSV,
  answer: recordsTaken,
  problems: STATUSES,
});

export const LIST_ACQUISITION = operation({
  id: 'listAcquisition',
  method: 'GET',
  path: '/api/v1/acquisition',
  tag: 'Unit economics',
  summary: 'Acquisition records',
  description: LISTED,
  query: LIST,
  answer: page(acquisition, 'AcquisitionPage'),
});

export const ADD_CHURN = operation({
  id: 'addChurn',
  method: 'POST',
  path: '/api/v1/churn',
  tag: 'Unit economics',
  summary: 'Customers that left',
  body: written(writtenChurn),
  otherBodies: CSV,
  answer: recordsTaken,
  problems: STATUSES,
});

export const LIST_CHURN = operation({
  id: 'listChurn',
  method: 'GET',
  path: '/api/v1/churn',
  tag: 'Unit economics',
  summary: 'Churn records',
  description: LISTED,
  query: LIST,
  answer: page(churn, 'ChurnPage'),
});

/** Takes a record back: what was told by mistake. */
function remove<const K extends RecordKind>(kind: K, id: string) {
  return operation({
    id,
    method: 'DELETE',
    path: `/api/v1/${kind}/{record_id}` as const,
    tag: 'Unit economics',
    summary: `Take back a record of ${kind}`,
    params: z.strictObject({ record_id: z.string().min(1).max(200) }),
    statuses: [204],
    description: 'It no longer counts, and its id may be used again.',
  });
}

export const REMOVE_REVENUE = remove('revenue', 'removeRevenue');
export const REMOVE_ACQUISITION = remove('acquisition', 'removeAcquisition');
export const REMOVE_CHURN = remove('churn', 'removeChurn');
