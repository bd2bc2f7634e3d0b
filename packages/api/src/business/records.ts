import { z } from 'zod';
import { withRange } from '../fields/range.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';
import { acquisition, churn, recordsTaken, revenue, writtenAcquisition, writtenChurn, writtenRevenue, type RecordKind } from './record.ts';

const LIST = withRange({ limit: limitUpTo(10_000), cursor: z.string().max(200).optional() });
const CSV = { 'text/csv': 'A header with the names of the fields, and a record a line.' };
const STATUSES = { 422: 'A record is not as it has to be, or contradicts one with its id; nothing was added.' };

/** One record, or a list of them. */
function written<T extends z.ZodType>(record: T) {
  return z.union([record, z.strictObject({ records: z.array(record).min(1).max(10_000) })]);
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
  });
}

export const REMOVE_REVENUE = remove('revenue', 'removeRevenue');
export const REMOVE_ACQUISITION = remove('acquisition', 'removeAcquisition');
export const REMOVE_CHURN = remove('churn', 'removeChurn');
