import { z } from 'zod';
import { recordedAt } from '../fields/call-facts.ts';
import { momentOrDay, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { usd, writtenUsd } from '../fields/usd.ts';

/** Where unit economics come from: what customers paid, what it took to win them, and who left. */
export const RECORD_KINDS = ['revenue', 'acquisition', 'churn'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** Records that one request may have. */
export const MAX_RECORDS = 10_000;

const MOST_CUSTOMERS = 1_000_000_000;

const id = z
  .string('a text of 1 to 200 characters')
  .min(1, 'a text of 1 to 200 characters')
  .max(200, 'a text of 1 to 200 characters')
  .describe('An id of your own; a record that is sent again with it is counted once. Where its content is another, it is refused.')
  .optional();
const note = z.string('a text').max(1000, 'at most 1,000 characters').describe('For people: what it is about.').optional();
const who = {
  tenant: name.describe('The tenant, as the calls name it.').optional(),
  user: name.describe('The user, as the calls name it.').optional(),
};
const from = momentOrDay.describe('The first moment; a day is meant from its midnight in the time zone of the collector.');
const to = momentOrDay
  .describe(
    'The moment at which it ends, which is not in it: from 2026-11-01 to 2026-12-01 is November. Without it, all is of the moment from.',
  )
  .optional();
const newCustomers = `write how many customers it won, a whole number from 0 to ${MOST_CUSTOMERS}`;

/** What a customer paid, for the stretch from `from` up to, not including, `to`; at one moment where there is no `to`. */
export const writtenRevenue = z
  .strictObject({
    id,
    ...who,
    amount_usd: writtenUsd('what was paid', { negative: true, digits: 12 }).describe(
      'What was paid, all of the stretch together; below zero for what was paid back.',
    ),
    from,
    to,
    note,
  })
  .meta({
    id: 'WrittenRevenue',
    description: 'Revenue of a stretch is spread evenly over its days; days begin in the time zone of the collector.',
    examples: [{ id: 'inv-17', tenant: 'acme', amount_usd: '1249.90', from: '2026-11-01', to: '2026-12-01' }],
  });

/** What was spent to win customers, and how many came of it. */
export const writtenAcquisition = z
  .strictObject({
    id,
    amount_usd: writtenUsd('what was spent', { negative: true, digits: 12 }).describe(
      'What was spent, all of the stretch together; below zero for what was got back.',
    ),
    new_customers: z
      .int(newCustomers)
      .min(0, newCustomers)
      .max(MOST_CUSTOMERS, newCustomers)
      .describe('Customers that it won; spread over its days as the amount is.'),
    channel: name.describe('Where the customers came from, such as ads.').optional(),
    from,
    to,
    note,
  })
  .meta({
    id: 'WrittenAcquisition',
    examples: [{ channel: 'ads', amount_usd: '1200', new_customers: 4, from: '2026-07-01', to: '2026-10-01' }],
    description:
      'What was spent to win customers, spread evenly over the days of its stretch; days begin in the time zone of the collector.',
  });

/** A customer that left. */
export const writtenChurn = z.strictObject({ id, ...who, at: momentOrDay.describe('When it left.'), note }).meta({
  id: 'WrittenChurn',
  description: 'A user that left, where it names one; else the tenant that did. It names one of them.',
  examples: [{ tenant: 'initech', at: '2026-09-15' }],
});

const KEPT = {
  record_id: z.string().describe('By which it is taken back.'),
  id: z.string().nullable().describe('The id that it was sent with; null where there was none.'),
  recorded_at: recordedAt,
  note: z.string().nullable().describe('As it was sent.'),
};
const keptWho = {
  tenant: z.string().nullable().describe('The tenant that it is about; null where none is named.'),
  user: z.string().nullable().describe('The user that it is about; null where none is named.'),
};
const stretch = {
  from: timestamp.describe('The first moment.'),
  to: timestamp.nullable().describe('The moment at which it ends, which is not in it; null where all of it is of the moment from.'),
};

export const revenue = z
  .object({
    ...KEPT,
    ...keptWho,
    amount_usd: usd.describe('What was paid, all of the stretch together; below zero where it was paid back.'),
    ...stretch,
  })
  .meta({ id: 'Revenue', description: 'What a customer paid.' });
export const acquisition = z
  .object({
    ...KEPT,
    amount_usd: usd.describe('What was spent, all of the stretch together; below zero where it was got back.'),
    new_customers: z.int().describe('Customers that it won, all of the stretch together.'),
    channel: z.string().nullable().describe('Where the customers came from; null where that was not said.'),
    ...stretch,
  })
  .meta({ id: 'Acquisition', description: 'What was spent to win customers.' });
export const churn = z
  .object({ ...KEPT, ...keptWho, at: timestamp.describe('When it left.') })
  .meta({ id: 'Churn', description: 'A customer that left.' });

export type Revenue = z.infer<typeof revenue>;
export type Acquisition = z.infer<typeof acquisition>;
export type Churn = z.infer<typeof churn>;

/** What became of records that were sent. */
export const recordsTaken = z
  .object({
    added: z.int().describe('Records that are kept now and were not before.'),
    known: z.int().describe('Records that were there already, by their ids.'),
  })
  .meta({ id: 'RecordsTaken', description: 'All or nothing: where one record is refused, none was added.' });

export type RecordsTaken = z.infer<typeof recordsTaken>;

/** What is wrong with one of the records that were sent; the problem that refuses them has up to 100 of these in `refused`. */
export interface RefusedRecord {
  /** Its place in the request, or among the rows of the table, from 0. */
  readonly index: number;
  /** Of a table: the line of the file at which it ends; the header is line 1. */
  readonly line?: number;
  /** The field; empty where it is the whole record. */
  readonly path: string;
  readonly message: string;
}
